#include "board.h"

#include <stddef.h>
#include <sys/mman.h>

#include "die.h"

Board *board;

Board *boards_new(int count) {
  void *memory =
      mmap(NULL, (size_t)count * sizeof(Board), PROT_READ | PROT_WRITE,
           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    die("out of memory: no room for %d boards", count);
  return memory;
}

const char *place_name(Place place) {
  static const char *const names[PLACES] = {"main",    "callback", "step",
                                            "done",    "handler",  "body",
                                            "cleanup", "iterator"};
  return names[place];
}
