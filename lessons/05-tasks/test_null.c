// NULL in place of an object ends the program, and the first line says whose
// line has called what.
#include "05-tasks/task.h"
#include "testing.h"

static void call_1(void) { future_new(NULL); }
static void call_2(void) { future_set_result(NULL, value_none()); }
static void call_3(void) {
  future_set_exception(NULL, raised(ValueError, "").error);
}
static void call_4(void) { future_cancel(NULL); }
static void call_5(void) { future_done(NULL); }
static void call_6(void) { future_cancelled(NULL); }
static void call_7(void) { future_result(NULL); }
static void call_8(void) { future_exception(NULL); }
static void call_9(void) { future_add_done_callback(NULL, NULL, NULL); }
static void call_10(void) { future_remove_done_callback(NULL, NULL, NULL); }
static void call_11(void) { task_cancel(NULL); }
static void call_12(void) { task_uncancel(NULL); }
static void call_13(void) { task_name(NULL); }
static void call_14(void) { current_task(NULL); }
static void call_15(void) { loop_run_until_complete(NULL, NULL); }

static void (*const calls[])(void) = {
    call_1, call_2,  call_3,  call_4,  call_5,  call_6,  call_7, call_8,
    call_9, call_10, call_11, call_12, call_13, call_14, call_15};

TEST(a_future_is_needed,
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
