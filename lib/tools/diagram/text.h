// Text: everything that the diagram program writes goes through here.
//
// A Text collects bytes, and hands them to its sink, if it has one, whenever
// there are many. Numbers are written without printf, because a picture of
// 100,000 events has four million of them. There is one writer per language
// that we speak (DOT, XML, JSON), so that no name from a trace is ever written
// without being escaped for the place where it lands.
//
// Strings are clean UTF-8 without control characters: json.c sees to that.

#ifndef DIAGRAM_TEXT_H
#define DIAGRAM_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct Text {
  char *bytes; // terminated once text_add or another writer has run
  size_t length, room;
  FILE *sink; // borrowed, or NULL to keep everything
} Text;

void text_release(Text *self);

// Hands what is left to the sink. Returns false when writing has failed.
bool text_flush(Text *self);

void text_add(Text *self, const char *string);
void text_add_bytes(Text *self, const char *bytes, size_t length);
void text_char(Text *self, char c);
void text_long(Text *self, long number);

// Writes x with exactly `decimals` digits after the point, 0 to 3 of them,
// never "-0.0".
void text_fixed(Text *self, double x, int decimals);

// Writes x as short as it can be said: 1, 0.5, 0.3, 1e-09.
void text_number(Text *self, double x);

// Inside "..." in DOT: also undoes the entities that Graphviz would decode.
void text_dot(Text *self, const char *string);

// Inside an HTML-like label of DOT, where a \\ is special as well.
void text_dot_html(Text *self, const char *string);

// Inside SVG and HTML, also in attributes.
void text_xml(Text *self, const char *string);

// Inside "..." in JSON.
void text_json(Text *self, const char *string);

// How many columns of a monospace font the string takes.
int columns_of(const char *string);

// Copies at most `columns` columns to `to`; a cut string ends in an ellipsis.
void cut_to(char *to, size_t size, const char *string, int columns);

// Returns how many bytes of `string` fit into `columns` columns when lines
// break at spaces; a word that is longer than a line is broken.
size_t line_length(const char *string, int columns);

enum { LINE_SIZE = 600 };

// Moves one line of at most `columns` columns from *string to `line`. False at
// the end of the string.
bool take_line(const char **string, int columns, char line[LINE_SIZE]);

#endif
