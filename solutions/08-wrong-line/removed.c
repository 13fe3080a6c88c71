// removed.c: a reader is removed in the batch in which it would run
//
// def removes():
//     print("removed", loop.remove_reader(b))
// def reader():
//     print("reader")
// a.send(b"hi")
// loop.add_reader(b, reader)
// loop.call_soon(removes)
// loop.call_later(1, loop.stop)
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static void removes(Loop *loop, void *arg) {
  (void)arg;
  print("removed %s", str(value_bool(loop_remove_reader(loop, pair[1]))));
}

static void reader(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("reader");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  send(pair[0], "hi", 2, 0);
  loop_add_reader(loop, pair[1], reader, NULL);
  loop_call_soon(loop, removes, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
