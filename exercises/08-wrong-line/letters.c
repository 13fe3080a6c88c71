// letters.c: two letters, a second apart
//
// def writes(text):
//     a.send(text)
// def reader():
//     print("got", b.recv(100).decode())
// loop.add_reader(b, reader)
// loop.call_soon(writes, b"one")
// loop.call_later(1, writes, b"two")
// loop.call_later(2, loop.stop)
#include <string.h>
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static void writes(Loop *loop, void *text) {
  (void)loop;
  send(pair[0], text, strlen(text), 0);
}

static void reader(Loop *loop, void *arg) {
  char text[100];
  (void)loop, (void)arg;
  int n = (int)recv(pair[1], text, sizeof text, 0);
  print("got %.*s", n, text);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_add_reader(loop, pair[1], reader, NULL);
  loop_call_soon(loop, writes, "one");
  loop_call_later(loop, 1, writes, "two");
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
