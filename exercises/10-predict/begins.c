// begins.c: when does a job begin?
//
// def job(name):
//     loop.call_soon_threadsafe(print, name)
// async def main():
//     a = loop.run_in_executor(None, job, "A")
//     b = asyncio.to_thread(job, "B")
//     print("submitted")
//     await asyncio.sleep(1)
//     print("a second later")
//     await b
//     print("B is awaited")
//     await a
#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

static void show(Loop *where, void *what) {
  (void)where;
  print("%s", (const char *)what);
}

static Outcome job(void *name) {
  loop_call_soon_threadsafe(loop, show, name);
  return returned(value_none());
}

static Outcome in_thread(Coroutine *self, void *name) {
  return to_thread(self, job, name);
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Future *a = loop_run_in_executor(loop, NULL, job, "A");
  Coroutine *b = coroutine_new(in_thread, "B");
  print("submitted");
  TRY(sleep_for(self, 1));
  print("a second later");
  TRY(delegate(self, b));
  print("B is awaited");
  Outcome o = await(self, a);
  future_free(a);
  return o;
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
