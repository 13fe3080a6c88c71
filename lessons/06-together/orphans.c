// orphans.c: of two tasks one fails: beside a gather, and in a group
//
// Python's twin is orphans.py. The gather's other children go on, and nobody
// waits for them any more. Those of the group are cancelled, and waited for.
#include "06-together/gather.h"
#include "06-together/run.h"
#include "06-together/task_group.h"
#include "trace.h"

typedef struct Fetch {
  const char *name;
  double seconds;
} Fetch;

// async def fetch(name, seconds):
static Outcome fetch(Coroutine *self, void *arg) {
  const Fetch *f = arg;
  Outcome o = sleep_for(self, f->seconds);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("%s: cancelled", f->name);
  TRY(o);
  print("%s: done", f->name);
  return f->seconds == 1 ? raised(ValueError, f->name) : o;
}

// async def gathered():
static Outcome gathered(Coroutine *self) {
  static Fetch ab[] = {{"a", 1}, {"b", 3}}; // b outlives us
  Future *children[2];
  for (int i = 0; i < 2; i++)
    children[i] = &ensure_future(NULL, coroutine_new(fetch, &ab[i]))->future;
  Future *all = gather(loop_running(), 2, children, false);
  Outcome o = await(self, all);
  future_free(all);
  return o;
}

// async def grouped():
static Outcome grouped(Coroutine *self) {
  Fetch xy[] = {{"x", 1}, {"y", 3}};
  TaskGroup group = {0};
  TRY(task_group_enter(&group)); // async with asyncio.TaskGroup() as group:
  for (int i = 0; i < 2; i++)
    task_group_create_task(&group, coroutine_new(fetch, &xy[i]));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  task_group_release(&group);
  return o;
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  Outcome (*both[])(Coroutine *) = {gathered, grouped};
  (void)arg;
  for (int i = 0; i < 2; i++) {
    Outcome o = both[i](self);
    if (o.how == RAISED && error_is(o.error, Exception))
      print("%s", error_type_name(o.error.type));
  }
  return sleep_for(self, 3);
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
