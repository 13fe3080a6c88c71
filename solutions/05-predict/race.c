// race.c: two who want 60 each of an account with 100
//
// async def look_and_wait():
//     global balance
//     if balance >= 60: await asyncio.sleep(0); balance -= 60; print("took 60")
// async def wait_and_look():
//     global balance
//     await asyncio.sleep(0)
//     if balance >= 60: balance -= 60; print("took 60")
// async def parent():
//     for take in look_and_wait, wait_and_look:
//         balance = 100
//         ts = [asyncio.create_task(take()) for _ in range(2)]
//         for t in ts: await t
//         print("left", balance)
#include "05-tasks/task.h"
#include "trace.h"

static int balance;

static Outcome take_60(void) {
  balance -= 60;
  print("took 60");
  return returned(value_none());
}

static Outcome look_and_wait(Coroutine *self, void *arg) {
  (void)arg;
  if (balance < 60)
    return returned(value_none());
  TRY(sleep_for(self, 0));
  return take_60();
}

static Outcome wait_and_look(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 0));
  return balance < 60 ? returned(value_none()) : take_60();
}

static Outcome parent(Coroutine *self, void *arg) {
  static CoroutineBody *const takes[] = {look_and_wait, wait_and_look};
  Task *ts[2];
  for (int round = 0; round < 2; round++) {
    balance = 100;
    for (int i = 0; i < 2; i++)
      ts[i] =
          loop_create_task(loop_running(), coroutine_new(takes[round], arg));
    for (int i = 0; i < 2; i++)
      TRY(await(self, &ts[i]->future));
    print("left %d", balance);
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
