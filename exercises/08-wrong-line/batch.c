// batch.c: a callback sends, and schedules two others
//
// def sends():
//     loop.call_later(0, timer)
//     loop.call_soon(soon)
//     a.send(b"hi")
// def reader():
//     print("got", b.recv(100).decode())
//     loop.remove_reader(b)
// loop.add_reader(b, reader)
// loop.call_soon(sends)
// loop.call_later(1, loop.stop)
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static void timer(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("timer");
}

static void soon(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("soon");
}

static void sends(Loop *loop, void *arg) {
  (void)arg;
  loop_call_later(loop, 0, timer, NULL);
  loop_call_soon(loop, soon, NULL);
  send(pair[0], "hi", 2, 0);
}

static void reader(Loop *loop, void *arg) {
  char text[100];
  (void)arg;
  int n = (int)recv(pair[1], text, sizeof text, 0);
  print("got %.*s", n, text);
  loop_remove_reader(loop, pair[1]);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_add_reader(loop, pair[1], reader, NULL);
  loop_call_soon(loop, sends, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
