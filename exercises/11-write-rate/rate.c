// rate.c: not too often to the same host
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "05-tasks/sleep.h"
#include "die.h"
#include "exercise.h"
#include "text.h"

#include "exercises/todo.h"

// Comes back when the caller may send a request to this host, which is at once
// when there was none for so many seconds. Whoever has to wait is let through
// in the order in which they came, one in each interval; hosts do not wait for
// each other. The name is borrowed for the call only. RETURNED None; RAISED
// CancelledError, and then there was no request: those behind him come as if he
// had never been there.
//
// async def rate_wait(rate, host):
Outcome rate_wait(Rate *self, Coroutine *caller, const char *name) {
  TODO; // your code
}

// Gives back all that it has. Nobody waits in it any more.
void rate_release(Rate *self) {
  TODO; // your code
}
