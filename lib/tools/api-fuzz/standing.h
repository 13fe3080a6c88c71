// standing.h: where the coroutines of a program stand.
//
// A body that stands in an await or a yield_from borrows what it names, and
// pins it: nobody frees that until the body is back. A future that a task waits
// for needs no pin, for the task's callback holds it.
#ifndef STANDING_H
#define STANDING_H

#include "things.h"

// Who has resumed it: a task's step, perhaps through others, or somebody by
// hand?
bool body_in_step(const Body *self);

// Somebody closes coroutines: what they do is in vain now, whatever has come up
// in them, and who waits in a line would leave his place there when his stack
// goes. So nobody begins to wait.
extern int closing;
// Where a body may begin to wait: the loop that runs, or NULL.
LoopThing *body_may_wait(const Body *self);

// The task in whose step it runs, if that will be told what it awaits, or NULL.
Promise *body_task(const Body *self);

// It goes to stand somewhere, and comes back.
bool body_may_await(const Body *self, const Promise *promise);
void body_awaits(Body *self, Promise *promise);
void body_sleeps(Body *self);
void body_delegates(Body *self, Body *sub);
void body_iterates(Body *self, GeneratorThing *sub);
void body_is_back(Body *self);
// Its owner lets it go, for we have resumed it by hand.
void body_let_go(Body *self);
// Its owner is done with it: it was freed where it stood, and so was what it
// took.
void body_gone(Body *self);

// Somebody settles it, or asks a task to cancel itself: it, or what it waits
// for, may be done from here on.
void promise_settles(Promise *self);

// It gets to a task, perhaps, which then waits for it, or cancels it at once.
void promise_is_yielded(Promise *self);

// Does somebody stand in something of this loop who will not be closed with it?
bool loop_pinned(const LoopThing *self);

#endif
