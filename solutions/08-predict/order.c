// order.c: who comes first in the batch?
//
// a, b = socket.socketpair()
// def sends():
//     loop.call_later(0, print, "timer")
//     a.send(b"hello")
//     loop.call_soon(print, "soon")
//     print("sent")
// def reader():
//     b.recv(100)
//     print("reader")
// loop.add_reader(b, reader)
// loop.call_soon(sends)
// loop.call_later(1, loop.stop)
// loop.run_forever()
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static void says(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void sends(Loop *loop, void *arg) {
  (void)arg;
  loop_call_later(loop, 0, says, "timer");
  send(pair[0], "hello", 5, 0);
  loop_call_soon(loop, says, "soon");
  print("sent");
}

static void reader(Loop *loop, void *arg) {
  char text[100];
  (void)loop, (void)arg;
  recv(pair[1], text, sizeof text, 0);
  print("reader");
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
