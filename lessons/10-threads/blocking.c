// blocking.c: a task that asks somebody slow, beside one that ticks
//
// Python's twin is blocking.py. time.sleep() stands for whatever takes its time
// and gives no file to wait for. In the loop's thread it stops everybody, in
// another one nobody.
#include "05-tasks/sleep.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static void say(const char *what) {
  print("%g: %s", loop_time(loop_running()), what);
}

// def ask():
static Outcome ask(void *arg) {
  (void)arg;
  job_sleep(2.5);
  return returned(value_str("42"));
}

// async def ticker():
static Outcome ticker(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    say("tick");
    TRY(sleep_for(self, 1));
  }
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Task *ticks = ensure_future(NULL, coroutine_new(ticker, NULL));
  TRY(sleep_for(self, 1.5));
  say("in the loop's thread");
  clock_sleep(loop_running()->clock, 2.5);
  say("here it is");
  TRY(sleep_for(self, 1.25));
  say("in another one");
  Value answer = TRY(to_thread(self, ask, NULL));
  say(text_format("here it is: %s", value_as_str(answer)));
  task_cancel(ticks);
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
