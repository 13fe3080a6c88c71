// run.h: a whole program, from its first coroutine to the last one's end.
//
//   int main(int argc, char **argv) {
//     Outcome o = asyncio_run(clock_chosen(argc, argv),
//                             coroutine_new(parent, NULL));
//   }
//
// It makes a loop and runs the coroutine as a task until that is done. Whoever
// is left then is cancelled, and waited for; after that the loop is closed.
//
// Python: run() in asyncio/runners.py. Ctrl-C ends the program at once here.
#ifndef RUN_H
#define RUN_H

#include "05-tasks/task.h"

// The outcome of the coroutine, or RAISED what has ended the loop: SystemExit
// or KeyboardInterrupt from a task. Takes both, and frees the loop: a result
// that belongs to it, such as a future or a list, is gone. RuntimeError when a
// loop runs in this thread, ValueError without a coroutine.
Outcome asyncio_run(Clock *clock, Coroutine *coroutine);

#endif
