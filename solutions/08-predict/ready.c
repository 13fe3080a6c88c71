// ready.c: one message, and a reader that is in no hurry
//
// a, b = socket.socketpair()
// def reader():
//     global calls
//     calls += 1
//     print("call", calls, "at", loop.time())
//     if calls == 3: loop.remove_reader(b)
// loop.add_reader(b, reader)
// loop.call_later(1, print, "one second")
// loop.call_later(2, loop.stop)
// a.send(b"hello")
// loop.run_forever()
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2], calls;

static void reader(Loop *loop, void *arg) {
  (void)arg;
  print("call %d at %g", ++calls, loop_time(loop));
  if (calls == 3)
    loop_remove_reader(loop, pair[1]);
}

static void says(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_add_reader(loop, pair[1], reader, NULL);
  loop_call_later(loop, 1, says, "one second");
  loop_call_later(loop, 2, stop, NULL);
  send(pair[0], "hello", 5, 0);
  loop_run_forever(loop);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
