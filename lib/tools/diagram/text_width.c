#include "text_width.h"

#include <stdint.h>
#include <string.h>

static const char ellipsis[] = "\xe2\x80\xa6";

// Reads one code point of clean UTF-8 and moves behind it.
static uint32_t next_point(const char **at) {
  const unsigned char *s = (const unsigned char *)*at;
  int more = *s < 0x80 ? 0 : *s < 0xe0 ? 1 : *s < 0xf0 ? 2 : 3;
  uint32_t point = more ? *s & (0x3fu >> more) : *s;
  s++;
  while (more-- > 0 && *s)
    point = point << 6 | (*s++ & 0x3fu);
  *at = (const char *)s;
  return point;
}

// East Asian characters and emoji take two columns, combining marks none.
static int point_columns(uint32_t point) {
  if ((point >= 0x300 && point < 0x370) || point == 0x200b || point == 0x200d ||
      (point >= 0xfe00 && point < 0xfe10))
    return 0;
  bool wide = (point >= 0x1100 && point < 0x1160) ||
              (point >= 0x2e80 && point < 0xa4d0) ||
              (point >= 0xac00 && point < 0xd7a4) ||
              (point >= 0xf900 && point < 0xfb00) ||
              (point >= 0xfe30 && point < 0xfe70) ||
              (point >= 0xff00 && point < 0xff61) || point >= 0x1f000;
  return wide ? 2 : 1;
}

int columns_of(const char *string) {
  int columns = 0;
  while (*string) {
    // Nearly all text is ASCII, where a byte is a column.
    if ((unsigned char)*string < 0x80) {
      columns++;
      string++;
    } else {
      columns += point_columns(next_point(&string));
    }
  }
  return columns;
}

void cut_to(char *to, size_t size, const char *string, int columns) {
  size_t length = strlen(string);
  if (length < size && columns_of(string) <= columns) {
    memcpy(to, string, length + 1);
    return;
  }
  const char *at = string;
  for (int used = 0; *at;) {
    const char *next = at;
    used += point_columns(next_point(&next));
    if (used > columns - 1 || (size_t)(next - string) + sizeof ellipsis > size)
      break;
    at = next;
  }
  memcpy(to, string, (size_t)(at - string));
  memcpy(to + (at - string), ellipsis, sizeof ellipsis);
}

size_t line_length(const char *string, int columns) {
  const char *at = string, *space = NULL;
  for (int used = 0; *at;) {
    const char *next = at;
    used += point_columns(next_point(&next));
    if (*at == '\n')
      break;
    if (used > columns && at > string)
      return (size_t)((space ? space : at) - string);
    if (*at == ' ')
      space = at;
    at = next;
  }
  return (size_t)(at - string);
}

bool take_line(const char **string, int columns, char line[LINE_SIZE]) {
  size_t length = line_length(*string, columns);
  if (length >= LINE_SIZE)
    length = LINE_SIZE - 1;
  memcpy(line, *string, length);
  line[length] = '\0';
  bool more = **string != '\0';
  *string += length;
  *string += strspn(*string, " ");
  *string += **string == '\n';
  return more;
}
