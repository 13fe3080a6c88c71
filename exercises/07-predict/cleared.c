// cleared.c: an event is set, and cleared at once
//
// async def waiter(name):
//     await event.wait()
//     print(name, "goes on, set:", event.is_set())
// async def parent():
//     ts = [asyncio.create_task(waiter(name)) for name in "AB"]
//     await asyncio.sleep(1)
//     event.set()
//     event.clear()
//     print("cleared")
//     await asyncio.sleep(1)
//     print("end")
#include "05-tasks/task.h"
#include "07-queues/event.h"
#include "trace.h"

static Event event;

static Outcome waiter(Coroutine *self, void *name) {
  TRY(event_wait(&event, self));
  print("%s goes on, set: %s", (const char *)name,
        str(value_bool(event.is_set)));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  loop_create_task(loop_running(), coroutine_new(waiter, "A"));
  loop_create_task(loop_running(), coroutine_new(waiter, "B"));
  TRY(sleep_for(self, 1));
  event_set(&event);
  event_clear(&event);
  print("cleared");
  TRY(sleep_for(self, 1));
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
