// reading.h: what the words of a line stand for.
#ifndef READING_H
#define READING_H

#include "program.h"
#include "value.h"

Value value_read(const char *word); // a VALUE, but for `got`
ErrorType error_type_read(const char *word);
Error error_read(const Line *line, int first); // from its word `first` on

#endif
