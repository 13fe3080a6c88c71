// letters.c: a callback starts a thread, and waits until it has ended
//
// def show(what):
//     print(what)
// def tells():
//     loop.call_soon_threadsafe(show, "letter")
// def starts():
//     loop.call_later(0, show, "timer")
//     loop.call_soon(show, "soon")
//     thread = threading.Thread(target=tells)
//     thread.start()
//     thread.join()
//     print("joined")
// loop.call_soon(starts)
// loop.call_later(1, loop.stop)
// loop.run_forever()
#include <pthread.h>

#include "10-threads/threadsafe.h"
#include "trace.h"

static void show(Loop *loop, void *what) {
  (void)loop;
  print("%s", (const char *)what);
}

static void *tells(void *loop) {
  loop_call_soon_threadsafe(loop, show, "letter");
  return NULL;
}

static void starts(Loop *loop, void *arg) {
  (void)arg;
  pthread_t thread;
  loop_call_later(loop, 0, show, "timer");
  loop_call_soon(loop, show, "soon");
  pthread_create(&thread, NULL, tells, loop);
  pthread_join(thread, NULL);
  print("joined");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_threads(loop);
  loop_call_soon(loop, starts, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
