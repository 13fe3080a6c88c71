// late.c: one box, which changes
//
// def show(box): print("show", box[0])
// def change(box): box[0] = "three"
// box = ["one"]; loop.call_soon(show, box)
// box[0] = "two"; loop.call_soon(show, box)
// loop.call_soon(change, box); loop.call_soon(show, box)
#include "04-event-loop/loop.h"
#include "trace.h"

typedef struct Box {
  const char *text;
} Box;

static void show(Loop *loop, void *box) {
  (void)loop;
  print("show %s", ((Box *)box)->text);
}

static void change(Loop *loop, void *box) {
  (void)loop;
  ((Box *)box)->text = "three";
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Box box = {"one"};
  loop_call_soon(loop, show, &box);
  box.text = "two";
  loop_call_soon(loop, show, &box);
  loop_call_soon(loop, change, &box);
  loop_call_soon(loop, show, &box);
  loop_call_soon(loop, stop, NULL);
  print("main has %s", box.text);
  loop_run_forever(loop);
  loop_free(loop);
}
