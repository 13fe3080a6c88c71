// text.h: short texts for people, made on the way.
//
// text_format() is printf() into a buffer that nobody has to free: one of
// sixteen that serve in turn, so that a printf may name several at once.
// message_format() keeps its text for good, for an Error may be copied
// anywhere, and nobody knows when its message is last read.
#ifndef TEXT_H
#define TEXT_H

// A text that the next sixteen calls leave alone.
const char *text_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

// A text that lives as long as the program. Equal texts are kept once.
const char *message_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
