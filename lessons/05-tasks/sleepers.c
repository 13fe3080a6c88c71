// sleepers.c: three tasks that sleep for different times
//
// Python's twin is sleepers.py. All three sleep at the same time, and the
// parent collects what they return in the order it likes.
#include "05-tasks/task.h"
#include "trace.h"

typedef struct Nap {
  const char *name;
  int seconds;
} Nap;

// async def sleeper(name, seconds):
static Outcome sleeper(Coroutine *self, void *arg) {
  const Nap *nap = arg;
  print("%s: good night", nap->name);
  TRY(sleep_for(self, nap->seconds)); // await asyncio.sleep(seconds)
  print("%s: awake", nap->name);
  return returned(value_int(nap->seconds));
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  Nap *naps = arg;
  Task *tasks[3];
  for (int i = 0; i < 3; i++)
    tasks[i] =
        loop_create_task(loop_running(), coroutine_new(sleeper, &naps[i]));
  print("parent: three tasks");
  for (int i = 0; i < 3; i++) {
    Value slept = TRY(await(self, &tasks[i]->future)); // await task
    print("parent: %s slept for %s s", naps[i].name, str(slept));
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Nap naps[] = {{"A", 2}, {"B", 3}, {"C", 1}};
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, naps));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop); // frees the tasks, too
}
