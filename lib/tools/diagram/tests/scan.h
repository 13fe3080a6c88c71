// A strict reader for the attributes of a node or an edge in DOT.

#ifndef TESTS_SCAN_H
#define TESTS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

enum { VALUE_MOST = 16000, WRONG_MOST = 200 };

typedef struct Attributes {
  char pos[VALUE_MOST], lp[VALUE_MOST], label[VALUE_MOST];
  char class[VALUE_MOST], font[VALUE_MOST];
  double width, height, size; // in points
  bool html, has_label, hidden;
} Attributes;

typedef struct Scanner {
  const char *at;
  char *wrong; // WRONG_MOST bytes; the first complaint stays
} Scanner;

void complain(Scanner *self, const char *what);

// "...": \" is a quote, every other escape stays as it is.
void scan_quoted(Scanner *self, char *to, size_t size);

// [key=value, key="value", key=<value>];
void scan_attributes(Scanner *self, Attributes *attributes);

// Appends, as long as there is room.
void put_byte(char *to, size_t size, size_t *used, char c);

#endif
