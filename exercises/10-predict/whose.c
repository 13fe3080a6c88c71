// whose.c: which of these run in the thread of the loop?
//
// def here():
//     return threading.current_thread() is threading.main_thread()
// def job():
//     loop.call_soon_threadsafe(lambda: print("letter:", here()))
//     return here()
// async def main():
//     future = loop.run_in_executor(None, job)
//     future.add_done_callback(lambda f: print("callback:", here()))
//     result = await future
//     print("job:", result)
#include <pthread.h>

#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;
static pthread_t main_thread;

static bool here(void) { return pthread_equal(pthread_self(), main_thread); }

static void letter(Loop *where, void *arg) {
  (void)where, (void)arg;
  print("letter: %s", str(value_bool(here())));
}

static void callback(Future *future, void *arg) {
  (void)future, (void)arg;
  print("callback: %s", str(value_bool(here())));
}

static Outcome job(void *arg) {
  (void)arg;
  loop_call_soon_threadsafe(loop, letter, NULL);
  return returned(value_bool(here()));
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Future *future = loop_run_in_executor(loop, NULL, job, NULL);
  future_add_done_callback(future, callback, NULL);
  Outcome o = await(self, future);
  if (o.how == RETURNED)
    print("job: %s", str(o.value));
  future_free(future);
  return o;
}

int main(int argc, char **argv) {
  main_thread = pthread_self();
  loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
