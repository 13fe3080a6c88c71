// again.c: what runs in which iteration?
//
// def again(n): print(...); if n < 3: loop.call_soon(again, n + 1)
#include "04-event-loop/loop.h"
#include "trace.h"

static int n;

static void again(Loop *loop, void *arg) {
  n++;
  print("%u: again %d", loop_iteration(loop), n);
  if (n < 3)
    loop_call_soon(loop, again, arg);
  else
    loop_stop(loop);
}

static void other(Loop *loop, void *arg) {
  (void)arg;
  print("%u: other", loop_iteration(loop));
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, again, NULL);
  loop_call_soon(loop, other, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
