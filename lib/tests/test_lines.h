// test_lines.h: can the lines of a program be found?
#ifndef TEST_LINES_H
#define TEST_LINES_H

#include <stdbool.h>
#include <stdlib.h>

// Is there a program that surely knows the line? An emulated program's, and of
// those that gcc writes at -O0, it may not.
static inline bool has_addr2line(void) {
#if defined(NO_CHECK) || !defined(__OPTIMIZE__)
  return false;
#else
  return !system("addr2line --version >/dev/null 2>&1");
#endif
}

#endif
