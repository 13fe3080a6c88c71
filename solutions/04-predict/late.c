// late.c: a pointer to the loop variable, and a pointer to a copy
//
// for i in range(3):
//   loop.call_soon(lambda: print("late", i))
//   loop.call_soon(print, "bound", i)
#include "04-event-loop/loop.h"
#include "trace.h"

static void late(Loop *loop, void *arg) {
  (void)loop;
  print("late %d", *(int *)arg);
}

static void bound(Loop *loop, void *arg) {
  (void)loop;
  print("bound %d", *(int *)arg);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int i, copies[3];
  for (i = 0; i < 3; i++) {
    copies[i] = i;
    loop_call_soon(loop, late, &i);
    loop_call_soon(loop, bound, &copies[i]);
  }
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
