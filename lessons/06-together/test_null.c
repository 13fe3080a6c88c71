// NULL in place of an object ends the program, and the first line says whose
// line has called what.
#include "06-together/gather.h"
#include "06-together/run.h"
#include "06-together/shield.h"
#include "06-together/task_group.h"
#include "06-together/timeout.h"
#include "06-together/wait.h"
#include "testing.h"

static Outcome none(void) { return returned(value_none()); }

static void call_1(void) { gather(NULL, 0, NULL, false); }
static void call_2(void) {
  Loop *loop = loop_new(clock_virtual());
  gather(loop, 1, (Future *[]){NULL}, false);
}
static void call_3(void) { loop_check_futures(NULL, 1, (Future *[]){NULL}); }
static void call_4(void) { shield(NULL); }
static void call_5(void) { timeout_exit(NULL, none()); }
static void call_6(void) { timeout_reschedule(NULL, 1); }
static void call_7(void) { timeout_expired(NULL); }
static void call_8(void) { task_group_enter(NULL); }
static void call_9(void) { task_group_create_task(NULL, NULL); }
static void call_10(void) { task_group_check(NULL); }
static void call_11(void) { task_group_exit(NULL, NULL, none()); }
static void call_12(void) { task_group_release(NULL); }

static void (*const calls[])(void) = {call_1, call_2,  call_3,  call_4,
                                      call_5, call_6,  call_7,  call_8,
                                      call_9, call_10, call_11, call_12};

TEST(a_future_or_a_context_is_needed,
     "A function that cannot do without its object says so when it is given "
     "NULL, with the line that has called it",
     "") {
  untraced();
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int status;
    const char *output = output_of(calls[i], &status);
    ck_assert_msg(status != 0 || !processor_is_known(), "call %zu", i + 1);
    if (status != 0 && processor_is_known())
      expect_in(output, "NULL where an object is needed");
  }
}

static Outcome waits_for_null(Coroutine *self, void *arg) {
  (void)arg;
  return wait_for(self, NULL, 1);
}

static void run_with_null(void) {
  asyncio_run(clock_virtual(), coroutine_new(waits_for_null, NULL));
}

static void run_without_a_clock(void) {
  asyncio_run(NULL, coroutine_new(waits_for_null, NULL));
}

TEST(a_clock_and_a_future_are_needed,
     "asyncio_run() without a clock, and wait_for() of NULL, say so", "") {
  untraced();
  if (!processor_is_known())
    return;
  expect_dies(run_with_null, "NULL where an object is needed");
  expect_dies(run_without_a_clock, "NULL where an object is needed");
}
