// waiting_line.h: which line is which in the record being written.
//
// A line has no name of its own: "line 1" is the one in which somebody waited
// first.
#ifndef WAITING_LINE_H
#define WAITING_LINE_H

// From now on the object is a line that nobody has waited in yet.
void waiting_line_new(const void *object);

// "line 1"; one that is not known yet is new.
const char *waiting_line_name(const void *object);

#endif
