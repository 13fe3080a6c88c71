// things.h: what a program has made so far, and who owns it.
//
// One program runs at a time, so its things lie in one place. No place is used
// twice: a thing that is gone stays in the list, for others know it by its
// address. What may be done with a thing is for rules.h to say.
#ifndef THINGS_H
#define THINGS_H

#include "05-tasks/task.h"
#include "thing.h"

enum { CROWD = 130 };

typedef struct LoopThing {
  Thing thing;
  Loop *loop;   // owned; NULL: freed
  int busy;     // calls under way that use it
  bool freeing; // loop_free() is under way
  int reports;  // so often its exception handler ran
  bool crowded; // these timers were set and not yet cancelled
  Handle crowd[CROWD];
} LoopThing;

// A callback that was scheduled, and the ticket for it.
typedef struct Node {
  Thing thing;
  LoopThing *loop;
  Handle handle;
  bool cancelled, ran;
} Node;

typedef struct Promise Promise;

// What a done callback gets. A future has two, and may have each of the two
// callbacks with each of them, any number of times.
typedef struct Registration {
  Promise *promise;
  int count[2];
} Registration;

struct Promise { // a future or a task
  Thing thing;
  LoopThing *loop;
  Future *future;
  struct Body *body; // of a task, or NULL
  bool held;         // we have not given it back
  bool settled;      // ... or may be: once given back, it may be gone
  bool cancelled;    // a task has been asked, or may have been
  bool awaited;      // by anybody, at any time
  bool of_others;    // a gather or a shield: what is done to it is done to them
  int pins;          // coroutines that stand in it, whom it does not know of
  int runs;          // of its done callbacks
  Registration registrations[2];
};

typedef enum {
  MINE,
  FREEING, // coroutine_free() is under way
  TAKEN,   // by delegate()
  OF_TASK, // by loop_create_task()
  GONE
} Owner;

typedef struct GeneratorThing {
  Thing thing;
  Generator *generator; // owned; NULL: freed
  int pins;             // coroutines that delegate to it
} GeneratorThing;

typedef struct IteratorThing { // written by hand
  Thing thing;
  Iterator iterator;
  IteratorType type;
  int left, runs;
} IteratorThing;

typedef struct Body { // a coroutine
  Thing thing;
  Coroutine *coroutine;
  Owner owner;
  Promise *task;                // that owns it
  bool started, ended, by_hand; // now resumed by us, not by a task or delegator
  bool runs_by_hand;            // ... which was not refused
  bool leaving; // was asked to leave: it waits in no line any more
  bool strayed; // was resumed by us though it has a task or a delegator
  int pins;     // coroutines that delegate to it
  // Where it stands, and for whose sake something is pinned.
  struct Body *delegator, *sub;
  GeneratorThing *generator;
  Promise *pinned, *refused; // the second: its task will hear so
  LoopThing *pinned_loop;
} Body;

typedef bool Fits(const void *thing);

void things_forget(void); // for a new program
// A Thing each, as what it is.
void *thing_new(Kind kind, Key key);   // NULL: there are enough
void *thing_at(Kind kind, int number); // NULL: there are not so many
// One that fits, or NULL. Who else is there matters little to the choice.
void *thing_pick(Kind kind, Dice *dice, Fits *fits);
int things_fitting(Kind kind, Fits *fits);
const char *thing_name(const void *thing); // "F3"; kept for a few more

LoopThing *loop_thing(const Loop *loop); // NULL for NULL

#endif
