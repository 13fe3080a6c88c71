// caller.h: whoever makes calls: main, a callback, a body.
//
// A caller makes some calls and returns. Which ones is left to its dice; if a
// call is not legal now, it rolls them again. A program has a number of calls
// to spend in all: when they are spent everybody just returns, so that every
// program ends.
#ifndef CALLER_H
#define CALLER_H

#include "board.h"
#include "things.h"

typedef struct ApiCall ApiCall;

typedef struct Caller {
  Place place;
  Key key;
  unsigned calls; // which it has come to
  int tries;      // that were not legal, before this one
  Dice dice;      // for the call that it is at
  const ApiCall *call;
  LoopThing *used[3]; // by that call, until it returns
  int used_count;

  Body *body;           // of a coroutine, or NULL
  Coroutine *coroutine; // ... itself
  Generator *generator; // of a generator, or NULL
  Outcome thrown;       // RAISED: what its last yield or await has raised
  Error unwinding;      // in a cleanup: why
} Caller;

struct ApiCall {
  const char *name;
  bool (*make)(Caller *self); // false: no such call is legal now
  unsigned places;            // where it can be made: a bit for each
  int weight, main_weight;    // how often it is drawn
};

enum {
  ANYWHERE = (1 << PLACES) - 1,
  IN_COROUTINES = 1 << IN_STEP | 1 << IN_BODY | 1 << IN_CLEANUP
};

// -- the program that runs ----------------------------------------------------

void callers_begin(const ApiCall *calls, bool listing);
void calls_to_spend(int count);
// Only these calls are made; NULL: all.
void calls_keep_only(const uint32_t *tags, int count);

// -- for whoever is a caller -------------------------------------------------

Caller caller_new(Place place, Key key);
void caller_run(Caller *self, unsigned calls); // at most so many
void caller_run_one(Caller *self);
bool calls_are_spent(void);

// -- for calls ---------------------------------------------------------------

// Lists the call that is made next, formatted as by printf, and counts it.
void say(Caller *self, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// Lists what came of it.
Outcome came(Outcome outcome);
int came_int(int result);
// Until this call returns, nobody may free the loop.
void uses_loop(Caller *self, LoopThing *loop);
// Formatted as by printf: what went wrong, unless it `holds`. Ends the program.
void must(bool holds, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
