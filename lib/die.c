#include "die.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool dying;

bool die_was_called(void) { return dying; }

_Noreturn void die(const char *format, ...) {
  va_list args;
  if (dying) // and what is still done on the way out fails, too
    _exit(1);
  dying = true;
  fflush(stdout); // what the program printed before stands before our line
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  exit(1);
}

// Not inlined: to clear memory of a known size, gcc would use `rep stos`, which
// takes longer to get going than memset() takes for all of it.
__attribute__((noinline)) void *allocate(size_t size) {
  void *memory = malloc(size);
  if (!memory)
    die("out of memory: %zu bytes", size);
  // glibc's calloc() does not use its cache of small blocks. The next line
  // keeps the compiler from making one calloc() of malloc() and memset().
  __asm__("" : : "r"(memory) : "memory");
  return memset(memory, 0, size);
}

void *reallocate(void *old, size_t count, size_t item_size) {
  void *memory =
      count > SIZE_MAX / item_size ? NULL : realloc(old, count * item_size);
  if (!memory)
    die("out of memory: %zu items of %zu bytes", count, item_size);
  return memory;
}
