// soon.c: first in, first out, one batch after the other
//
// Python's twin is soon.py. A callback takes one argument: two of them are
// bound together in a struct, as functools.partial() does.
#include "04-event-loop/loop.h"
#include "trace.h"

typedef struct Greeting {
  const char *hello, *name;
} Greeting;

// def greet(hello, name):
static void greet(Loop *loop, void *arg) {
  (void)loop;
  const Greeting *bound = arg;
  print("%s, %s!", bound->hello, bound->name);
}

static void child(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("child: runs in the next iteration");
}

static void parent(Loop *loop, void *arg) {
  (void)arg;
  print("parent: schedules a child");
  loop_call_soon(loop, child, NULL);
  print("parent: still here");
}

// loop.stop
static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Greeting ada = {"Hello", "Ada"}, grace = {"Welcome", "Grace"};
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, parent, NULL);
  loop_call_soon(loop, greet, &ada); // partial(greet, "Hello", "Ada")
  loop_call_soon(loop, greet, &grace);
  loop_call_soon(loop, stop, NULL);
  print("scheduled");
  loop_run_forever(loop);
  print("one batch has run");
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
