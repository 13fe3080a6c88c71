// letter.c: other threads write to the loop
//
// Python's twin is letter.py. A thread of our own counts, and lets the loop
// print. The job in a pool says when it begins and when it is done.
#include <pthread.h>

#include "05-tasks/sleep.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

// def show(what):
static void show(Loop *where, void *what) {
  print("%g: %s", loop_time(where), (const char *)what);
}

// def tell(what):
static void tell(const char *what) {
  loop_call_soon_threadsafe(loop, show, (void *)what);
}

// def counts():
static void *counts(void *arg) {
  (void)arg;
  tell("one");
  tell("two");
  tell("three");
  return NULL;
}

// def bakes():
static Outcome bakes(void *arg) {
  (void)arg;
  tell("the oven is on");
  job_sleep(2);
  tell("the bread is done");
  return returned(value_str("bread"));
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  pthread_t thread;
  loop_call_soon(loop, show, "who was ready goes first");
  pthread_create(&thread, NULL, counts, NULL);
  pthread_join(thread, NULL);
  TRY(sleep_for(self, 1));
  Value bread = TRY(to_thread(self, bakes, NULL));
  show(loop, (void *)text_format("got %s", repr(bread)));
  return returned(value_none());
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_threads(loop);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
