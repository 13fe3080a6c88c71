// close.c: a callback that stands in the queue
//
// loop.call_soon(print, "pending"); loop.close()
// loop.call_soon(print, "late"); loop.run_forever()
#include "04-event-loop/loop.h"
#include "trace.h"

// Python's print, as a callback
static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, say, "pending");
  loop_close(loop);
  print("closed");
  loop_call_soon(loop, say, "late");
  Outcome o = loop_run_forever(loop);
  print("%s", o.how == RAISED ? error_type_name(o.error.type) : "returned");
  loop_free(loop);
}
