// except.c: what leaves a group, and which except catches it
//
// async def child(d):
//     try: await sleep(d)
//     except CancelledError: raise KeyError("broken")
//     raise ValueError("no page")
// async def parent():
//     try:
//         async with TaskGroup() as group:
//             group.create_task(child(1))
//             group.create_task(child(2))
//     except ValueError: print("ValueError")
//     except Exception as e:
//         print(type(e).__name__)
//         for error in e.exceptions: print(error)
#include "06-together/run.h"
#include "06-together/task_group.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *seconds) {
  Outcome o = sleep_for(self, *(int *)seconds);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    return raised(KeyError, "broken");
  return raised(ValueError, "no page");
}

static Outcome parent(Coroutine *self, void *arg) {
  static int seconds[] = {1, 2};
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  for (int i = 0; i < 2; i++)
    task_group_create_task(&group, coroutine_new(child, &seconds[i]));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("ValueError");
  else if (o.how == RAISED && error_is(o.error, Exception)) {
    print("%s", error_type_name(o.error.type));
    for (size_t i = 0; i < group.error_count; i++)
      print("%s", error_repr(group.errors[i]));
  }
  task_group_release(&group);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
