// limiter.c: a rate limiter on one timer
#include "exercise.h"

#include "exercises/todo.h"

// A limiter on which nothing waits. Its first call may be made at once.
void limiter_init(Limiter *self, Loop *loop, double gap) {
  TODO; // your code
}

// Has the loop call callback(loop, arg): behind the calls that wait, and `gap`
// seconds after the call before was made, at the earliest. Never right here,
// inside limiter_call(). False when LIMITER_ROOM calls wait already.
bool limiter_call(Limiter *self, Callback *callback, void *arg) {
  TODO; // your code
}

// Drops all calls that wait. The gap to the last one that was made is kept.
void limiter_clear(Limiter *self) {
  TODO; // your code
}
