// board.h: what a process that runs programs tells the one that started it.
//
// The memory is shared, so it tells even when the process crashes.
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

typedef enum {
  IN_MAIN,
  IN_CALLBACK,
  IN_STEP, // the body of a coroutine that a task drives
  IN_DONE_CALLBACK,
  IN_HANDLER,
  IN_BODY,     // ... that is resumed by hand; a generator's
  IN_CLEANUP,  // behind the `finally:` of either
  IN_ITERATOR, // next(), send(), throw() or close() written by hand
  PLACES
} Place;

enum { MOST_CALLS = 160, MOST_MADE = 400 };

typedef struct Board {
  long number; // of the program that runs, or -1: all are through
  long counts[MOST_CALLS][PLACES];
  int made;                 // by this program, so many calls
  uint32_t tags[MOST_MADE]; // of these calls
} Board;

extern Board *board;

// Shares memory for so many boards, zeroed.
Board *boards_new(int count);
const char *place_name(Place place);

#endif
