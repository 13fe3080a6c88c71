// NULL in place of an object ends the program, and the first line says whose
// line has called what.
#include "04-event-loop/loop.h"
#include "testing.h"

static void call_1(void) { loop_call_soon(NULL, NULL, NULL); }
static void call_2(void) { loop_call_later(NULL, 1, NULL, NULL); }
static void call_3(void) { loop_call_at(NULL, 1, NULL, NULL); }
static void call_4(void) { loop_time(NULL); }
static void call_5(void) { loop_run_forever(NULL); }
static void call_6(void) { loop_stop(NULL); }
static void call_7(void) { loop_close(NULL); }
static void call_8(void) { loop_check_closed(NULL); }
static void call_9(void) { loop_is_running(NULL); }
static void call_10(void) { loop_is_closed(NULL); }
static void call_11(void) { loop_iteration(NULL); }
static void call_12(void) { loop_raise(NULL, raised(ValueError, "").error); }
static void call_13(void) { loop_set_exception_handler(NULL, NULL, NULL); }
static void call_14(void) {
  loop_call_exception_handler(
      NULL, &(ExceptionContext){.message = "",
                                .error = raised(ValueError, "").error});
}
static void call_15(void) { clock_sleep(NULL, 1); }

static void (*const calls[])(void) = {
    call_1, call_2,  call_3,  call_4,  call_5,  call_6,  call_7, call_8,
    call_9, call_10, call_11, call_12, call_13, call_14, call_15};

TEST(a_loop_is_needed,
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
