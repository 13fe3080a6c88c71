#include "kit_tasks.h"

#include "05-tasks/task.h"
#include "meter.h"

static double run_main(Loop *loop, CoroutineBody *body, long n) {
  Task *task = loop_create_task(loop, coroutine_new(body, (void *)n));
  double start = now_ns();
  loop_run_until_complete(loop, &task->future);
  double ns = (now_ns() - start) / (double)n;
  loop_free(loop);
  return ns;
}

static Outcome give_way(Coroutine *self, void *arg) {
  for (long i = (long)arg; i > 0; i--)
    TRY(sleep_for(self, 0));
  return returned(value_none());
}

static double sleep_zero(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  long each = n / size;
  for (long i = 1; i < size; i++)
    task_free(loop_create_task(loop, coroutine_new(give_way, (void *)each)));
  return run_main(loop, give_way, each) / (double)size;
}

static Future *waiting[2]; // what each side waits for

static Outcome play(Coroutine *self, long side, long n) {
  for (long i = 0; i < n; i++) {
    Future *mine = waiting[side] = future_new(loop_running());
    Future *other = waiting[!side];
    waiting[!side] = NULL;
    if (other)
      future_set_result(other, value_int(i));
    Outcome o = await(self, mine);
    future_free(mine);
    TRY(o);
  }
  if (waiting[!side])
    future_set_result(waiting[!side], value_none());
  return returned(value_none());
}

static Outcome ping(Coroutine *self, void *arg) {
  return play(self, 0, (long)arg);
}

static Outcome pong(Coroutine *self, void *arg) {
  return play(self, 1, (long)arg);
}

static double hand_over(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  (void)size;
  waiting[0] = waiting[1] = NULL;
  task_free(loop_create_task(loop, coroutine_new(pong, (void *)n)));
  return run_main(loop, ping, n);
}

static Outcome empty(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_none());
}

static Outcome spawn(Coroutine *self, void *arg) {
  for (long i = (long)arg; i > 0; i--) {
    Task *task = loop_create_task(loop_running(), coroutine_new(empty, NULL));
    Outcome o = await(self, &task->future);
    task_free(task);
    TRY(o);
  }
  return returned(value_none());
}

static double await_a_task(long n, long size) {
  (void)size;
  return run_main(loop_new(clock_virtual()), spawn, n);
}

static Outcome sleep_long(Coroutine *self, void *arg) {
  (void)arg;
  return sleep_for(self, 3600);
}

static void stop(Loop *loop, void *arg) {
  *(double *)arg = resident();
  loop_stop(loop);
}

static double sleepers(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  double before = resident(), after = 0;
  (void)n;
  for (long i = 0; i < size; i++)
    task_free(loop_create_task(loop, coroutine_new(sleep_long, NULL)));
  loop_call_later(loop, 1, stop, &after);
  loop_run_forever(loop);
  return (after - before) / (double)size;
}

const Peer kit_task_peers[] = {{"sleep(0)", "kit", sleep_zero, 1000000, 100},
                               {"sleep(0)", "kit", sleep_zero, 1000000, 100000},
                               {"hand over", "kit", hand_over, 100000, 1},
                               {"await a task", "kit", await_a_task, 200000, 1},
                               {"sleepers", "kit", sleepers, 1, 100000},
                               {0}};
