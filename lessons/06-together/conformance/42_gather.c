// 42_gather.c: argument order, the first exception, return_exceptions, a
// cancelled child.
#include "05-tasks/task.h"
#include "06-together/gather.h"
#include "trace.h"

// The scenario's job(name, d, fail).
typedef struct Job {
  const char *name;
  double delay;
  bool fail;
} Job;

static Outcome job(Coroutine *self, void *arg) {
  const Job *job = arg;
  Loop *loop = loop_running();
  print("t=%g %s starts", loop_time(loop), job->name);
  Outcome o = sleep_for(self, job->delay);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("t=%g %s cancelled", loop_time(loop), job->name);
  TRY(o);
  print("t=%g %s ends", loop_time(loop), job->name);
  return job->fail ? raised(ValueError, job->name)
                   : returned(value_str(job->name));
}

static Future *start(Job *arg) {
  return &ensure_future(NULL, coroutine_new(job, arg))->future;
}

static const char *show(Outcome o) {
  const List *list = value_as_list(o.value);
  const char *text = "";
  for (size_t i = 0; i < list->count; i++)
    text = text_format("%s%s%s", text, i ? " " : "",
                       list->items[i].how == RAISED
                           ? error_repr(list->items[i].error)
                           : str(list->items[i].value));
  return text;
}

static const char *truth(bool b) { return str(value_bool(b)); }
static double now(void) { return loop_time(loop_running()); }

// r = yield from asyncio.gather(job(...), job(...), ...)
static Outcome gather_jobs(Coroutine *self, size_t count, Job jobs[],
                           bool return_exceptions) {
  Future *children[3];
  for (size_t i = 0; i < count; i++)
    children[i] = start(&jobs[i]);
  Future *all = gather(loop_running(), count, children, return_exceptions);
  Outcome o = await(self, all);
  if (o.how == RETURNED)
    print("t=%g results %s", now(), show(o));
  future_free(all);
  return o;
}

static void cancel(Loop *loop, void *future) {
  (void)loop;
  future_cancel(future);
}

static Outcome cancelled_child(Coroutine *self, Job jobs[],
                               bool return_exceptions) {
  Future *both[] = {start(&jobs[0]), start(&jobs[1])};
  Future *g = gather(loop_running(), 2, both, return_exceptions);
  loop_call_later(loop_running(), 0.5, cancel, both[0]);
  Outcome o = await(self, g);
  if (o.how == RETURNED)
    print("t=%g results %s", now(), show(o));
  else
    print("t=%g gather.cancelled() %s, q done %s", now(),
          truth(future_cancelled(g)), truth(future_done(both[1])));
  future_free(g);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Job abc[] = {{"a", 3, false}, {"b", 1, false}, {"c", 2, false}};
  Job de[] = {{"d", 1, true}, {"e", 2, false}};
  Job fg[] = {{"f", 1, true}, {"g", 2, false}};
  Job xy[] = {{"x", 1, false}, {"y", 2, false}};
  Job pq[] = {{"p", 1, false}, {"q", 2, false}};
  TRY(gather_jobs(self, 3, abc, false));
  Outcome o = gather_jobs(self, 2, de, false);
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("t=%g %s", now(), error_repr(o.error));
  TRY(sleep_for(self, 2)); // e was not cancelled
  TRY(gather_jobs(self, 2, fg, true));
  TRY(cancelled_child(self, xy, true));
  TRY(cancelled_child(self, pq, false));
  TRY(sleep_for(self, 2));
  Future *empty = gather(loop_running(), 0, NULL, false);
  print("empty %s", repr(TRY(await(self, empty))));
  future_free(empty);
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
