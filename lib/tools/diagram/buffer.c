#include "buffer.h"

#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SINK_AT = 1 << 16, FIRST_ROOM = 512 };

void buffer_release(Buffer *self) {
  free(self->bytes);
  *self = (Buffer){0};
}

bool buffer_flush(Buffer *self) {
  if (!self->sink)
    return true;
  if (self->length)
    fwrite(self->bytes, 1, self->length, self->sink);
  self->length = 0;
  return fflush(self->sink) == 0 && !ferror(self->sink);
}

// The slow path: first try to get rid of what there is.
static void buffer_make_room(Buffer *self, size_t more) {
  if (self->sink && self->length > SINK_AT / 2) {
    fwrite(self->bytes, 1, self->length, self->sink);
    self->length = 0;
  }
  size_t room = self->room ? self->room : self->sink ? SINK_AT : FIRST_ROOM;
  while (room - self->length <= more) {
    if (room > SIZE_MAX / 2)
      die("out of memory");
    room *= 2;
  }
  if (room == self->room)
    return;
  char *bytes = realloc(self->bytes, room);
  if (!bytes)
    die("out of memory");
  self->bytes = bytes;
  self->room = room;
}

void buffer_add_bytes(Buffer *self, const char *bytes, size_t length) {
  if (self->room - self->length <= length)
    buffer_make_room(self, length);
  memcpy(self->bytes + self->length, bytes, length);
  self->length += length;
  self->bytes[self->length] = '\0';
}

void buffer_add(Buffer *self, const char *string) {
  buffer_add_bytes(self, string, strlen(string));
}

void buffer_char(Buffer *self, char c) { buffer_add_bytes(self, &c, 1); }

// The digits of a number are found from the last to the first.
static void put_digits(Buffer *self, unsigned long n, int decimals) {
  char digits[32], *end = digits + sizeof digits, *at = end;
  do {
    *--at = (char)('0' + n % 10);
    n /= 10;
    if (end - at == decimals)
      *--at = '.';
  } while (n || (decimals && end - at < decimals + 2));
  buffer_add_bytes(self, at, (size_t)(end - at));
}

void buffer_long(Buffer *self, long number) {
  unsigned long n = (unsigned long)number;
  if (number < 0) {
    buffer_char(self, '-');
    n = 0 - n;
  }
  put_digits(self, n, 0);
}

void buffer_fixed(Buffer *self, double x, int decimals) {
  static const double powers[] = {1, 10, 100, 1000};
  x *= powers[decimals];
  long scaled = (long)(x < 0 ? x - 0.5 : x + 0.5);
  if (scaled < 0)
    buffer_char(self, '-');
  put_digits(self,
             scaled < 0 ? 0 - (unsigned long)scaled : (unsigned long)scaled,
             decimals);
}

void buffer_number(Buffer *self, double x) {
  char digits[40];
  if (x > -1e9 && x < 1e9 && x == (double)(long)x) {
    buffer_long(self, (long)x);
    return;
  }
  snprintf(digits, sizeof digits, "%.9g", x);
  buffer_add(self, digits);
}

typedef struct Escape {
  char from;
  const char *to;
} Escape;

// Copies the stretches between special characters in one piece each.
static void put_escaped(Buffer *self, const char *string, const char *special,
                        const Escape *escapes) {
  while (*string) {
    size_t plain = strcspn(string, special);
    buffer_add_bytes(self, string, plain);
    string += plain;
    if (!*string)
      return;
    const Escape *escape = escapes;
    while (escape->from != *string)
      escape++;
    buffer_add(self, escape->to);
    string++;
  }
}

void buffer_dot(Buffer *self, const char *string) {
  static const Escape escapes[] = {
      {'"', "\\\""}, {'\\', "\\\\"}, {'&', "&amp;"}, {'\n', "\\n"}};
  put_escaped(self, string, "\"\\&\n", escapes);
}

void buffer_dot_html(Buffer *self, const char *string) {
  static const Escape escapes[] = {{'<', "&lt;"},
                                   {'>', "&gt;"},
                                   {'&', "&amp;"},
                                   {'"', "&quot;"},
                                   {'\\', "\\\\"}};
  put_escaped(self, string, "<>&\"\\", escapes);
}

void buffer_xml(Buffer *self, const char *string) {
  static const Escape escapes[] = {
      {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}};
  put_escaped(self, string, "<>&\"", escapes);
}

void buffer_json(Buffer *self, const char *string) {
  static const Escape escapes[] = {
      {'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'<', "\\u003c"}};
  put_escaped(self, string, "\"\\\n<", escapes);
}
