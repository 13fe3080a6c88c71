// bakers.c: a pool of two threads, and four jobs
//
// pool = ThreadPoolExecutor(2)
// def bake(seconds):
//     time.sleep(seconds)
// async def order(name, seconds):
//     await loop.run_in_executor(pool, bake, seconds)
//     print(name, "at", loop.time())
// async def main():
//     async with asyncio.TaskGroup() as group:
//         group.create_task(order("A", 3))
//         group.create_task(order("B", 1))
//         group.create_task(order("C", 1))
//         group.create_task(order("D", 1.5))
#include "06-together/task_group.h"
#include "10-threads/in_executor.h"
#include "trace.h"

typedef struct Order {
  const char *name;
  double seconds;
} Order;

static Order orders[] = {{"A", 3}, {"B", 1}, {"C", 1}, {"D", 1.5}};
static Loop *loop;
static Executor *pool;

static Outcome bake(void *order) {
  job_sleep(((Order *)order)->seconds);
  return returned(value_none());
}

static Outcome order(Coroutine *self, void *arg) {
  Order *what = arg;
  Future *future = loop_run_in_executor(loop, pool, bake, what);
  Outcome o = await(self, future);
  future_free(future);
  print("%s at %g", what->name, loop_time(loop));
  return ended(o);
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  for (int i = 0; i < 4; i++)
    task_group_create_task(&group, coroutine_new(order, &orders[i]));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  task_group_release(&group);
  return o;
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  pool = executor_new(2);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  executor_free(pool);
  loop_free(loop);
}
