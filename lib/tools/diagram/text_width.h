// text_width.h: how wide a string is, and where to cut it.
//
// Counted in columns of a monospace font, so that no font has to be opened and
// every machine lays out the same. Strings are clean UTF-8.

#ifndef DIAGRAM_TEXT_WIDTH_H
#define DIAGRAM_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

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
