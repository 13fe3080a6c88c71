// text.h: texts made on the way, of any length. Who keeps one decides how to
// make it:
//
//   text_format()      lent: gone after sixteen more of the same thread. For
//                      a printf, as in print("%s and %s", repr(a), repr(b)).
//   text_new()         yours: you call free().
//   message_format()   for good: for an Error, which may be copied anywhere,
//                      so that nobody knows when its message is last read.
//
// All three are formatted as by printf.
#ifndef TEXT_H
#define TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

// A text that stays until sixteen more were asked for.
const char *text_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

// The first line of a text, without its end; lent.
const char *text_line(const char *text);

// A text that may be long, to be shown beside another one: where it parts from
// that, up to `most` bytes, with a word that this is not all; lent.
const char *text_part(const char *text, const char *other, size_t most);

// A text that the caller owns.
char *text_new(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *text_new_v(const char *format, va_list args);

// Takes a text that text_new() made, and lends it as text_format() does.
const char *text_lend(char *owned);

// Is this a text that is lent, and so will not last?
bool text_is_lent(const char *text);

// A text that lives as long as the program. Equal texts are kept once.
const char *message_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
const char *message_format_v(const char *format, va_list args);

#endif
