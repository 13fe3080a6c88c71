// buffer.h: everything that the diagram program writes goes through here.
//
// A Buffer collects bytes, and hands them to its sink, if it has one, whenever
// there are many. Numbers are written without printf, because a picture of
// 100,000 events has four million of them. There is one writer per language
// that we speak (DOT, XML, JSON), so that no name from a trace is ever written
// without being escaped for the place where it lands.
//
// Strings are clean UTF-8 without control characters: json.c sees to that.

#ifndef DIAGRAM_BUFFER_H
#define DIAGRAM_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct Buffer {
  char *bytes; // terminated once buffer_add or another writer has run
  size_t length, room;
  FILE *sink; // borrowed, or NULL to keep everything
} Buffer;

void buffer_release(Buffer *self);

// Hands what is left to the sink. Returns false when writing has failed.
bool buffer_flush(Buffer *self);

void buffer_add(Buffer *self, const char *string);
void buffer_add_bytes(Buffer *self, const char *bytes, size_t length);
void buffer_char(Buffer *self, char c);
void buffer_long(Buffer *self, long number);

// Writes x with exactly `decimals` digits after the point, 0 to 3 of them,
// never "-0.0".
void buffer_fixed(Buffer *self, double x, int decimals);

// Writes x as short as it can be said: 1, 0.5, 0.3, 1e-09.
void buffer_number(Buffer *self, double x);

// Inside "..." in DOT: also undoes the entities that Graphviz would decode.
void buffer_dot(Buffer *self, const char *string);

// Inside an HTML-like label of DOT, where a \\ is special as well.
void buffer_dot_html(Buffer *self, const char *string);

// Inside SVG and HTML, also in attributes.
void buffer_xml(Buffer *self, const char *string);

// Inside "..." in JSON.
void buffer_json(Buffer *self, const char *string);

#endif
