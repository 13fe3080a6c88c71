// Cleaning of strings that come from outside.

#include "utf8.h"

#include <string.h>

#include <string.h>

char *utf8_put(char *to, uint32_t point) {
  if (point < 0x80) {
    *to++ = (char)point;
  } else if (point < 0x800) {
    *to++ = (char)(0xc0 | point >> 6);
    *to++ = (char)(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    *to++ = (char)(0xe0 | point >> 12);
    *to++ = (char)(0x80 | (point >> 6 & 0x3f));
    *to++ = (char)(0x80 | (point & 0x3f));
  } else {
    *to++ = (char)(0xf0 | point >> 18);
    *to++ = (char)(0x80 | (point >> 12 & 0x3f));
    *to++ = (char)(0x80 | (point >> 6 & 0x3f));
    *to++ = (char)(0x80 | (point & 0x3f));
  }
  return to;
}

char *utf8_put_visible(char *to, uint32_t point) {
  bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
  bool surrogate = point >= 0xd800 && point < 0xe000;
  // These turn the direction of writing, also of what stands behind them.
  bool turns = (point >= 0x200e && point < 0x2010) ||
               (point >= 0x2028 && point < 0x202f) ||
               (point >= 0x2066 && point < 0x206a);
  if (point == '\n' || point == '\r')
    return memcpy(to, LINE_BREAK, sizeof LINE_BREAK - 1),
           to + sizeof LINE_BREAK - 1;
  if (point == '\t')
    point = ' ';
  else if (control || surrogate || turns || point > 0x10ffff ||
           (point & 0xfffe) == 0xfffe)
    point = 0xfffd;
  return utf8_put(to, point);
}

uint32_t utf8_next(const char **at, const char *end) {
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  const unsigned char *s = (const unsigned char *)*at;
  int more = *s < 0x80 ? 0 : *s < 0xc0 ? -1 : *s < 0xe0 ? 1 : *s < 0xf0 ? 2 : 3;
  uint32_t point = more > 0 ? *s & (0x3fu >> more) : *s;
  ++*at;
  if (more == 0)
    return point;
  if (more < 0 || *s > 0xf7 || end - *at < more)
    return 0xfffd;
  for (int i = 1; i <= more; i++) {
    if ((s[i] & 0xc0) != 0x80)
      return 0xfffd;
    point = point << 6 | (s[i] & 0x3fu);
  }
  // An overlong form says something that it must not say.
  if (point < least[more] || point > 0x10ffff)
    return 0xfffd;
  *at += more;
  return point;
}
