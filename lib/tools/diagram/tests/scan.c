#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void complain(Scanner *self, const char *what) {
  if (!*self->wrong)
    snprintf(self->wrong, WRONG_MOST, "%s: %.100s", what, self->at);
}

void put_byte(char *to, size_t size, size_t *used, char c) {
  if (*used + 1 < size)
    to[(*used)++] = c;
  to[*used] = '\0';
}

// A quoted string; \" is a quote, every other escape stays as it is.
void scan_quoted(Scanner *self, char *to, size_t size) {
  size_t used = 0;
  to[0] = '\0';
  for (self->at++; *self->at && *self->at != '"'; self->at++) {
    if (*self->at == '\\' && self->at[1] == '"')
      self->at++;
    else if (*self->at == '\\')
      put_byte(to, size, &used, *self->at++);
    if ((unsigned char)*self->at < ' ')
      complain(self, "control character in a string");
    put_byte(to, size, &used, *self->at);
  }
  if (*self->at != '"')
    complain(self, "string without an end");
  else
    self->at++;
}

// <...> with balanced brackets.
static void scan_html(Scanner *self, char *to, size_t size) {
  size_t used = 0;
  int depth = 0;
  to[0] = '\0';
  do {
    depth += (*self->at == '<') - (*self->at == '>');
    put_byte(to, size, &used, *self->at++);
  } while (depth > 0 && *self->at && *self->at != '\n');
  if (depth)
    complain(self, "brackets do not match");
}

static void scan_bare(Scanner *self, char *to, size_t size) {
  size_t length = strcspn(self->at, ",] \n"), used = 0;
  to[0] = '\0';
  if (!length)
    complain(self, "a value is missing");
  while (length--)
    put_byte(to, size, &used, *self->at++);
}

static void keep(Attributes *self, const char *key, const char *value,
                 bool html) {
  if (!strcmp(key, "pos"))
    strcpy(self->pos, value);
  else if (!strcmp(key, "lp"))
    strcpy(self->lp, value);
  else if (!strcmp(key, "class"))
    strcpy(self->class, value);
  else if (!strcmp(key, "fontname"))
    strcpy(self->font, value);
  else if (!strcmp(key, "width"))
    self->width = atof(value) * 72;
  else if (!strcmp(key, "height"))
    self->height = atof(value) * 72;
  else if (!strcmp(key, "fontsize"))
    self->size = atof(value);
  else if (!strcmp(key, "style"))
    self->hidden = !strcmp(value, "invis");
  else if (!strcmp(key, "label")) {
    strcpy(self->label, value);
    self->html = html;
    self->has_label = true;
  }
}

// [key=value, key="value", key=<value>];
void scan_attributes(Scanner *self, Attributes *attributes) {
  static char value[VALUE_MOST];
  while (*self->at == '[' || *self->at == ',') {
    char key[40];
    self->at += *self->at == '[' ? 1 : 2;
    size_t length = strcspn(self->at, "=");
    snprintf(key, sizeof key, "%.*s", (int)(length < 39 ? length : 39),
             self->at);
    self->at += length + (self->at[length] == '=');
    bool html = *self->at == '<';
    if (*self->at == '"')
      scan_quoted(self, value, sizeof value);
    else if (html)
      scan_html(self, value, sizeof value);
    else
      scan_bare(self, value, sizeof value);
    keep(attributes, key, value, html);
  }
  if (strncmp(self->at, "];\n", 3))
    complain(self, "attributes without an end");
}
