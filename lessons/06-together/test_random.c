// "Who owns what?" whatever stands in what: random programs of tasks that wait
// for one another in all ways of this floor, and are cancelled at any time. The
// sanitizers judge them: nothing is touched that is gone, nothing stays behind.
#include <math.h>
#include <stdlib.h>

#include "06-together/gather.h"
#include "06-together/run.h"
#include "06-together/shield.h"
#include "06-together/task_group.h"
#include "06-together/test_together.h"
#include "06-together/timeout.h"
#include "06-together/wait.h"

enum { PROGRAMS = 200, MOST = 4, DEEP = 5 };

static int tasks_left; // to be made in this program

static unsigned chance(unsigned n) { return (unsigned)rand() % n; }

// -- what a task does ---------------------------------------------------------

typedef Outcome Deed(Coroutine *self, long depth);
static Deed does_something;

static Outcome random_task(Coroutine *self, void *depth) {
  return does_something(self, (long)depth);
}

static Future *child(long depth, TaskGroup *group) {
  Coroutine *c = coroutine_new(random_task, (void *)(depth + 1));
  tasks_left--;
  return (Future *)(group ? task_group_create_task(group, c)
                          : loop_create_task(loop_running(), c));
}

static Outcome sleeps(Coroutine *self, long depth) {
  (void)depth;
  return sleep_for(self, chance(4));
}

static Outcome ends(Coroutine *self, long depth) {
  (void)self, (void)depth;
  return chance(4)   ? returned(value_int(1))
         : chance(8) ? raised(ValueError, "v")
                     : raised(GeneratorExit, "");
}

static Outcome gathers(Coroutine *self, long depth) {
  Future *children[MOST] = {NULL};
  size_t count = chance(MOST + 1), own = count - (count > 1 && chance(2));
  for (size_t i = 0; i < count; i++)
    children[i] = i < own ? child(depth, NULL) : children[0]; // twice
  Future *all = gather(loop_running(), count, children, chance(2));
  bool waits = chance(6);
  Outcome o = waits ? await(self, all) : sleep_for(self, chance(3));
  future_free(all);
  for (size_t i = 0; i < own; i++)
    if (chance(2))
      future_free(children[i]);
  return waits && o.how == RETURNED ? returned(value_none()) : o;
}

static Outcome has_a_limit(Coroutine *self, long depth) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, chance(5) ? chance(4) : INFINITY));
  Outcome o = does_something(self, depth + 1);
  if (chance(3) == 0)
    timeout_reschedule(&timeout, chance(9));
  if (o.how == RETURNED)
    o = does_something(self, depth + 1);
  return timeout_exit(&timeout, o);
}

static Outcome has_a_group(Coroutine *self, long depth) {
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  for (unsigned n = chance(2 * MOST); n > 0; n--) {
    Future *future = child(depth, &group);
    if (chance(2))
      future_free(future);
  }
  Outcome o = does_something(self, depth + 1);
  future_free(child(depth, &group));
  o = task_group_exit(&group, self, o);
  task_group_release(&group);
  return o;
}

static Outcome has_no_time(Coroutine *self, long depth) {
  Future *future = child(depth, NULL);
  Future *shielded = chance(2) ? shield(future) : NULL;
  Outcome o = wait_for(self, shielded ? shielded : future, chance(4));
  if (shielded)
    future_give_back_reference(shielded);
  future_free(future);
  return o;
}

static Outcome looks(Coroutine *self, long depth) {
  Future *futures[MOST], *own[MOST];
  size_t count = 1 + chance(MOST);
  for (size_t i = 0; i < count; i++)
    own[i] = futures[i] = child(depth, NULL);
  Outcome o = asyncio_wait(self, count, futures, chance(2) ? 2 : INFINITY,
                           (ReturnWhen)chance(3));
  for (size_t i = 0; i < count; i++)
    future_free(own[i]);
  return o;
}

// Resumes one by hand, and closes it where it waits.
static Outcome abandons(Coroutine *self, long depth) {
  Coroutine *c = coroutine_new(random_task, (void *)(depth + 1));
  coroutine_next(c);
  Outcome o = sleep_for(self, chance(2));
  coroutine_free(c);
  return o;
}

static Outcome cares_for_nothing(Coroutine *self, long depth) {
  Outcome o = does_something(self, depth + 1);
  bool closed = o.how == RAISED && error_is(o.error, GeneratorExit);
  return closed ? o : returned(value_none());
}

// -- a program ----------------------------------------------------------------

static void cancels_anybody(Loop *loop, void *arg) {
  (void)arg;
  int n = (int)chance((unsigned)futures_of(loop) + 1);
  Future *future = loop_futures(loop)->first;
  while (future && n-- > 0)
    future = future->next;
  if (future)
    future_cancel(future);
}

static Outcome does_something(Coroutine *self, long depth) {
  static Deed *const deeds[] = {sleeps,      ends,        gathers,
                                has_a_limit, has_a_group, has_no_time,
                                looks,       abandons,    cares_for_nothing};
  if (chance(2))
    loop_call_later(loop_running(), chance(5), cancels_anybody, NULL);
  bool leaf = depth > DEEP || tasks_left < 0;
  return deeds[leaf ? chance(2) : chance(9)](self, depth);
}

static void ignores(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)context, (void)arg;
}

static Outcome random_program(Coroutine *self, void *arg) {
  loop_set_exception_handler(loop_running(), ignores, NULL);
  return random_task(self, arg);
}

// To its end, or closed at any time.
static void run_program(bool whole) {
  if (whole) {
    asyncio_run(clock_virtual(), coroutine_new(random_program, NULL));
    return;
  }
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, ignores, NULL);
  start(loop, random_task, NULL);
  for (unsigned n = chance(40); n > 0; n--) {
    loop_call_soon(loop, cancels_anybody, NULL);
    run_iteration(loop);
  }
  loop_free(loop);
}

static void run_programs(void) {
  for (unsigned seed = 0; seed < PROGRAMS; seed++) {
    srand(seed);
    tasks_left = 20 + (int)chance(100);
    run_program(seed % 2);
  }
}

TEST(random_programs_leave_nothing_behind,
     "Whatever waits for what, and whoever is cancelled or closed in between, "
     "nothing is touched that is gone",
     "") {
  untraced();
  int status;
  const char *output = output_of(run_programs, &status);
  expect_status(status, 0, output);
}
