// posted.c: a thread writes a letter while its loop has something to do
//
// def writes():
//     loop.call_soon_threadsafe(letter)
// def starts():
//     loop.call_later(0, timer)
//     loop.call_soon(soon)
//     thread = threading.Thread(target=writes)
//     thread.start()
//     thread.join()
// loop.call_soon(starts)
// loop.call_later(1, loop.stop)
#include <pthread.h>

#include "10-threads/threadsafe.h"
#include "trace.h"

static void timer(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("timer");
}

static void soon(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("soon");
}

static void letter(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("letter");
}

static void *writes(void *loop) {
  loop_call_soon_threadsafe(loop, letter, NULL);
  return NULL;
}

static void starts(Loop *loop, void *arg) {
  (void)arg;
  pthread_t thread;
  loop_call_later(loop, 0, timer, NULL);
  loop_call_soon(loop, soon, NULL);
  pthread_create(&thread, NULL, writes, loop);
  pthread_join(thread, NULL);
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
