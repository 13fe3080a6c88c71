// utf8.h: cleaning of strings that come from outside.

#ifndef DIAGRAM_UTF8_H
#define DIAGRAM_UTF8_H

#include <stdbool.h>
#include <stdint.h>

// Writes the point at `to` and returns the place behind it.
char *utf8_put(char *to, uint32_t point);

// Like utf8_put, but what cannot be drawn (control characters, surrogates,
// characters that turn the direction of writing) becomes U+FFFD, and line
// breaks and tabs become \n, \r and \t. Writes at most 4 bytes.
char *utf8_put_visible(char *to, uint32_t point);

// Reads one point and moves behind it. A byte that starts no valid sequence
// is read alone, as U+FFFD. Requires *at < end.
uint32_t utf8_next(const char **at, const char *end);

#endif
