// 51_wait.c: the first that is done, the first exception, all, a timeout; it
// raises nothing and cancels nothing.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "05-tasks/task.h"
#include "06-together/wait.h"
#include "trace.h"

static double now(void) { return loop_time(loop_running()); }

typedef struct Job {
  const char *name;
  double delay;
  bool fail;
} Job;

static Outcome job(Coroutine *self, void *arg) {
  const Job *job = arg;
  TRY(sleep_for(self, job->delay));
  return job->fail ? raised(ValueError, job->name)
                   : returned(value_str(job->name));
}

// The tasks of the scenario, and their names beside them.
typedef struct Set {
  size_t count;
  Future *all[3];
  const char *names[3];
  Future *shown[3];
} Set;

static void start(Set *set, size_t count, Job jobs[]) {
  set->count = count;
  for (size_t i = 0; i < count; i++) {
    Task *task = ensure_future(NULL, coroutine_new(job, &jobs[i]));
    set->all[i] = set->shown[i] = &task->future;
    set->names[i] = jobs[i].name;
  }
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *names(const Set *set, size_t from, size_t to) {
  const char *sorted[3] = {NULL}, *text = "";
  for (size_t i = from; i < to; i++)
    for (size_t j = 0; j < set->count; j++)
      if (set->shown[i] == set->all[j])
        sorted[i - from] = set->names[j];
  qsort(sorted, to - from, sizeof *sorted, by_name);
  for (size_t i = 0; i < to - from; i++)
    text = text_format("%s%s%s", text, i ? " " : "", sorted[i]);
  return to > from ? text : "-";
}

// show(what, *await asyncio.wait(ts, timeout=timeout, return_when=when))
static Outcome wait_and_show(Coroutine *self, const char *what, Set *set,
                             double timeout, ReturnWhen when) {
  size_t done = (size_t)value_as_int(
      TRY(asyncio_wait(self, set->count, set->shown, timeout, when)));
  print("t=%g %s: done %s, pending %s", now(), what, names(set, 0, done),
        names(set, done, set->count));
  return returned(value_none());
}

static Outcome waits(Coroutine *self, void *arg) {
  Set *set = arg;
  return asyncio_wait(self, set->count, set->shown, INFINITY, ALL_COMPLETED);
}

static Outcome cancelled(Coroutine *self, Set *set) {
  Task *w = ensure_future(NULL, coroutine_new(waits, set));
  TRY(sleep_for(self, 0.5));
  task_cancel(w);
  Outcome o = await(self, &w->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("t=%g wait cancelled, h done %s", now(),
          str(value_bool(future_done(set->all[1]))));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Job abc[] = {{"a", 3, false}, {"b", 1, false}, {"c", 2, false}};
  Job def[] = {{"d", 3, false}, {"e", 1, false}, {"f", 2, true}};
  Job gh[] = {{"g", 1, false}, {"h", 3, false}};
  Set set;
  (void)arg;
  start(&set, 3, abc);
  TRY(wait_and_show(self, "first", &set, INFINITY, FIRST_COMPLETED));
  TRY(wait_and_show(self, "rest", &set, INFINITY, ALL_COMPLETED));
  TRY(wait_and_show(self, "all done", &set, INFINITY, FIRST_COMPLETED));
  start(&set, 3, def);
  TRY(wait_and_show(self, "exception", &set, INFINITY, FIRST_EXCEPTION));
  TRY(wait_and_show(self, "rest", &set, INFINITY, ALL_COMPLETED));
  print("f: %s", outcome_repr(future_exception(set.all[2])));
  start(&set, 2, gh);
  TRY(wait_and_show(self, "timeout 2", &set, 2, ALL_COMPLETED));
  TRY(wait_and_show(self, "timeout 0", &set, 0, ALL_COMPLETED));
  TRY(cancelled(self, &set));
  TRY(wait_and_show(self, "h goes on", &set, INFINITY, ALL_COMPLETED));
  print("%s",
        outcome_repr(asyncio_wait(self, 0, NULL, INFINITY, ALL_COMPLETED)));
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
