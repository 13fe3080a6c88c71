// "How does a callback get its arguments?" By one pointer, kept with it until
// it runs. What that points to is read when it runs. (Row L01.)
#include "04-event-loop/test_loop.h"

LOOP_TEST(the_argument_is_bound,
          "Each registration keeps its own argument until its callback runs",
          "L01") {
  loop_call_soon(loop, say, "a");
  loop_call_soon(loop, say, "b");
  loop_call_soon(loop, say, "c");
  run_iteration(loop);
  expect_notes("a, b, c");
}

static void say_number(Loop *loop, void *number) {
  (void)loop;
  note("%d", *(int *)number);
}

// for i in range(3): loop.call_soon(lambda: print(i))
LOOP_TEST(a_pointer_is_not_a_copy,
          "A callback that was given a pointer reads what is there when it "
          "runs, not what was there when it was scheduled",
          "L01") {
  int i = 0, copies[3];
  for (i = 0; i < 3; i++) {
    copies[i] = i;
    loop_call_soon(loop, say_number, &i);
    loop_call_soon(loop, say_number, &copies[i]);
  }
  run_iteration(loop);
  expect_notes("3, 0, 3, 1, 3, 2");
}
