// 62_errand.c: other threads send coroutines, cancel them, and look at them.
#include <pthread.h>
#include <string.h>

#include "05-tasks/task.h"
#include "10-threads/threadsafe.h"
#include "trace.h"

enum { COUNT = 4 };

static const char *const names[COUNT] = {"returns", "fails", "late", "early"};
static ConcurrentFuture *futures[COUNT];
static Loop *loop;

static void show(const char *what) { print("t=%g %s", loop_time(loop), what); }

static Outcome work(Coroutine *self, void *arg) {
  const char *name = *(const char **)arg;
  show(text_format("%s starts", name));
  Outcome o = sleep_for(self, 3);
  if (o.how == RAISED) {
    show(text_format("%s is cancelled", name));
    return o;
  }
  if (!strcmp(name, "fails"))
    return raised(ValueError, "no luck");
  return returned(value_int(42));
}

static void in_thread(void *(*run)(void *), long i) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, (void *)i);
  pthread_join(thread, NULL);
}

static void state(long i) {
  show(text_format("%s: running %s, done %s", names[i],
                   str(value_bool(concurrent_running(futures[i]))),
                   str(value_bool(concurrent_done(futures[i])))));
}

static void ended_now(ConcurrentFuture *future, void *i) {
  Outcome o = concurrent_result(future, 0);
  const char *how = concurrent_cancelled(future) ? "cancelled"
                    : o.how == RAISED            ? outcome_repr(o)
                                                 : str(o.value);
  // in whatever thread; the loop's own stands still meanwhile
  print("t=%g %s ends: %s", loop_time(loop), names[(long)i], how);
}

static void *sends(void *i) {
  futures[(long)i] =
      run_coroutine_threadsafe(loop, work, (void *)&names[(long)i]);
  return NULL;
}

static void *cancels(void *i) {
  concurrent_cancel(futures[(long)i]);
  return NULL;
}

static void begin(Loop *where, void *arg) {
  (void)where, (void)arg;
  for (long i = 0; i < COUNT; i++) {
    in_thread(sends, i);
    state(i);
    concurrent_add_done_callback(futures[i], ended_now, (void *)i);
  }
  in_thread(cancels, 3);
  show("sent");
}

static void cancel_late(Loop *where, void *arg) {
  (void)where, (void)arg;
  state(2);
  in_thread(cancels, 2);
  state(2);
}

static void stop(Loop *where, void *arg) {
  (void)arg;
  loop_stop(where);
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_threads(loop);
  loop_call_soon(loop, begin, NULL);
  loop_call_later(loop, 1, cancel_late, NULL);
  loop_call_later(loop, 5, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  for (int i = 0; i < COUNT; i++)
    concurrent_free(futures[i]);
  loop_free(loop);
}
