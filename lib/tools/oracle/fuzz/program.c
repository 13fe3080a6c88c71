#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

char *file_read(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return NULL;
  size_t size = 0, room = 1 << 16;
  char *text = allocate(room);
  for (size_t n; (n = fread(text + size, 1, room - 1 - size, file)) > 0;) {
    size += n;
    if (size == room - 1)
      text = reallocate(text, room *= 2, 1);
  }
  text[size] = 0;
  fclose(file);
  return text;
}

bool line_is(const Line *self, const char *word) {
  return self->count > 0 && !strcmp(self->words[0], word);
}

static Line line_read(char *text) {
  size_t spaces = strspn(text, " ");
  Line line = {.depth = (int)spaces / 2, .text = text + spaces};
  char *words = allocate(strlen(line.text) + 1), *rest;
  strcpy(words, line.text);
  for (char *word = strtok_r(words, " ", &rest);
       word && line.count < MOST_WORDS; word = strtok_r(NULL, " ", &rest))
    line.words[line.count++] = word;
  return line;
}

// The text's next line, ended there; NULL at the end. Moves `text` behind it.
static char *cut_line(char **text) {
  char *start = *text;
  if (!*start)
    return NULL;
  *text += strcspn(start, "\n");
  if (**text)
    *(*text)++ = 0;
  return start;
}

Program *program_read(char **text) {
  Program *self = allocate(sizeof *self);
  const char *owner = "";
  while (self->count == 0 || strncmp(*text, "program ", 8)) {
    char *start = cut_line(text);
    if (!start)
      break;
    if (start[strspn(start, " ")] == 0)
      continue;
    Line line = line_read(start);
    self->lines = reallocate(self->lines, (size_t)self->count + 1, sizeof line);
    if (line.depth == 0)
      owner = line.count > 1 ? line.words[1] : line.words[0];
    line.owner = owner;
    self->lines[self->count++] = line;
  }
  if (self->count == 0) {
    program_free(self);
    return NULL;
  }
  const Line *head = &self->lines[0];
  if (!line_is(head, "program") || head->count < 2)
    die("'%s' is not the start of a program", head->text);
  self->number = atoi(head->words[1]);
  for (int i = 2; i < head->count; i++) {
    self->has_loop |= !strcmp(head->words[i], "loop");
    self->frees |= !strcmp(head->words[i], "frees");
  }
  return self;
}

void program_free(Program *self) {
  for (int i = 0; i < self->count; i++)
    free(self->lines[i].words[0]); // all words of a line are one block
  free(self->lines);
  free(self);
}

int program_skip(const Program *self, int n) {
  int depth = self->lines[n].depth;
  do
    n++;
  while (n < self->count && self->lines[n].depth > depth);
  return n;
}
