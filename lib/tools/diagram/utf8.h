// utf8.h: cleaning of strings that come from outside.

#ifndef DIAGRAM_UTF8_H
#define DIAGRAM_UTF8_H

#include <stdbool.h>
#include <stdint.h>

// A return symbol: what is shown of a string is always one line.
#define LINE_BREAK "\xe2\x8f\x8e"

// Writes the point at `to` and returns the place behind it.
char *utf8_put(char *to, uint32_t point);

// Like utf8_put, but what cannot be drawn (control characters, surrogates,
// characters that turn the direction of writing) becomes U+FFFD, and line
// breaks become the sign for them, and tabs blanks. Writes at most 4 bytes.
char *utf8_put_visible(char *to, uint32_t point);

// Reads one point and moves behind it. A byte that starts no valid sequence
// is read alone, as U+FFFD. Requires *at < end.
uint32_t utf8_next(const char **at, const char *end);

#endif
