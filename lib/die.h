// die.h: the one way this kit gives up.
//
// Python raises MemoryError; a C program that is out of memory can do little
// but say so. Everything that can fail for want of memory goes through
// allocate(), so that no caller needs a branch that is never tested.
#ifndef DIE_H
#define DIE_H

#include <stdbool.h>
#include <stddef.h>

// 1 in a checked build (make check): there the kit spends time on finding the
// mistakes of whoever uses it.
#ifndef CHECKED
#define CHECKED 0
#endif

#if defined(__SANITIZE_ADDRESS__) // gcc says it this way, clang the other.
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#ifndef WITH_ASAN
#define WITH_ASAN 0
#endif

#if defined(__SANITIZE_THREAD__)
#define WITH_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define WITH_TSAN 1
#endif
#endif
#ifndef WITH_TSAN
#define WITH_TSAN 0
#endif

// Writes one line, formatted as by printf, to stderr and exits with status 1.
_Noreturn void die(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

// Is the program on its way out by die()? What was not freed then is no news.
bool die_was_called(void);

// Zeroed memory for `size` bytes; the caller owns it and calls free(). Dies
// when there is none.
void *allocate(size_t size);

// Like realloc() for an array of `count` items; dies when there is no memory.
void *reallocate(void *old, size_t count, size_t item_size);

#endif
