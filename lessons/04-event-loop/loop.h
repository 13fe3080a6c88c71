// loop.h: an event loop of callbacks, and nothing else.
//
//   Loop *loop = loop_new(clock_real());
//   loop_call_soon(loop, hello, "world");     // void hello(Loop *, void *)
//   loop_call_later(loop, 1.5, bye, NULL);    // seconds
//   loop_run_forever(loop);                   // until bye() calls loop_stop()
//   loop_close(loop);
//   loop_free(loop);
//
// Callbacks run one after the other; none is ever interrupted, so one that
// takes long keeps all others waiting. What a callback schedules runs in the
// next iteration at the earliest. What scheduling means stands in schedule.h,
// where a callback's error goes in exception_handler.h.
//
// Python: asyncio/base_events.py.
#ifndef LOOP_H
#define LOOP_H

#include "04-event-loop/exception_handler.h"
#include "04-event-loop/schedule.h"

Loop *loop_new(Clock *clock); // takes the clock; the caller frees the loop
// Closes it first; NULL is fine. While the loop runs or is being closed, and in
// its exception handler, it ends the program.
void loop_free(Loop *self);

// Runs callbacks until somebody calls loop_stop(). RETURNED None; or RAISED:
// RuntimeError in the wrong state or when nothing can ever wake the loop,
// SystemExit or KeyboardInterrupt from a callback.
Outcome loop_run_forever(Loop *self);
void loop_stop(Loop *self); // after the current batch
// One iteration and no more: waits when nothing is ready, then runs one batch.
// Python: _run_once().
Outcome loop_run_once(Loop *self);

// Drops all callbacks unrun. RuntimeError while the loop runs.
Outcome loop_close(Loop *self);
Outcome loop_check_closed(Loop *self); // RuntimeError "Event loop is closed"
bool loop_is_running(Loop *self);
bool loop_is_closed(Loop *self);
// The one that runs now in this thread, or NULL; a child that was forked while
// it ran has none. Python: events._get_running_loop().
Loop *loop_running(void);
unsigned loop_iteration(Loop *self);

#endif
