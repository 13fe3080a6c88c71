// saying.h: what the program prints.
#ifndef SAYING_H
#define SAYING_H

#include "program.h"
#include "value.h"

void show(const char *format, ...) __attribute__((format(printf, 1, 2)));
// A value, or `raise` and an error. An error's text ends where it would name
// an object, since Python has other names for these. It stays as repr()'s do.
const char *text_of(Outcome o);
const char *text_of_error(Error error);
// `OWNER LINE STATEMENT: WORDS` and what came of it, if that is given.
void say(const Line *line, const char *words, const Outcome *outcome);

#endif
