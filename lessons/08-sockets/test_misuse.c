// What cannot be done, and what is said of it.
#include "04-event-loop/test_loop.h"
#include "08-sockets/socket.h"

static void call_1(void) { loop_add_reader(NULL, 0, first, NULL); }
static void call_2(void) { loop_add_writer(NULL, 0, first, NULL); }
static void call_3(void) { sock_listen(NULL, 0, 1); }

static void (*const calls[])(void) = {call_1, call_2, call_3};

TEST(an_object_is_needed,
     "A function that cannot do without its object says so when it is given "
     "NULL, with the line that has called it",
     "") {
  untraced();
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int status;
    const char *output = output_of(calls[i], &status);
    if (status != 0 && processor_is_known()) // a floor may also go on
      expect_in(output, "NULL where an object is needed");
  }
}
