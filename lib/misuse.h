// misuse.h: the end of a program that uses the kit wrongly.
//
// What Python reports as an exception comes back as one. What it cannot do at
// all, because it has no pointers, ends here: one line, and it starts with the
// learner's own, "evens.c:9: generator_free: evens() is running". Before what a
// sanitizer or the system says of a fault we put such a line, too: a NULL in
// place of an object is "evens.c:9: loop_time: NULL where an object is needed".
#ifndef MISUSE_H
#define MISUSE_H

// As die(), behind the learner's line that has led here.
_Noreturn void misuse(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

// Is told where a fault was, as return addresses (see record/source.h), before
// anything else happens; NULL: nobody wants to know. It runs in the handler of
// the signal.
extern void (*misuse_watch)(const void *const *frames, int count);

// Under AddressSanitizer, ends the program when the object's memory was given
// back, and says where. `caller` is the function that was asked.
void misuse_if_freed(const void *object, const char *caller);

// From now on a NULL ends the program with our line alone: no report of a
// sanitizer follows, which takes twenty times as long.
void misuse_says_it_all(void);

// The learner's line among these return addresses (see record/source.h), behind
// a few words; "" when it cannot be found. The text is lent.
const char *misuse_line(const char *words, const void *const *frames,
                        int count);

#endif
