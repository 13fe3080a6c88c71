#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "die.h"

const char *text_format(const char *format, ...) {
  static char texts[16][160];
  static unsigned next;
  char *text = texts[next++ % 16];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof texts[0], format, args);
  va_end(args);
  return text;
}

// What message_format() made, newest first.
static struct Message {
  struct Message *next;
  char text[];
} * messages;

const char *message_format(const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  for (struct Message *m = messages; m; m = m->next)
    if (!strcmp(m->text, text))
      return m->text;
  struct Message *m = allocate(sizeof *m + strlen(text) + 1);
  strcpy(m->text, text);
  m->next = messages;
  messages = m;
  return m->text;
}
