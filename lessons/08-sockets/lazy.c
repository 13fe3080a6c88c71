// lazy.c: a reader that does not read, and the end of a file
//
// Python's twin is lazy.py. A file that is ready stays ready until somebody
// has read what is there, and at its end for ever.
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2], calls;

// def reader():
static void reader(Loop *loop, void *arg) {
  (void)arg;
  if (++calls < 3) {
    print("call %d: something is there, let it wait", calls);
    return;
  }
  char text[10];
  int n = (int)recv(pair[1], text, sizeof text, 0);
  print("call %d: %d bytes, %.*s", calls, n, n, text);
  if (calls == 5) {
    print("that is enough");
    loop_remove_reader(loop, pair[1]);
  }
}

// def hang_up():
static void hang_up(Loop *loop, void *arg) {
  (void)arg;
  print("%g: the other side closes", loop_time(loop));
  sock_close(loop, pair[0]);
}

// loop.stop
static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_add_reader(loop, pair[1], reader, NULL);
  send(pair[0], "hello", 5, 0);
  loop_call_later(loop, 1, hang_up, NULL);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  print("%g: stopped", loop_time(loop));
  sock_close(loop, pair[1]);
  loop_close(loop);
  loop_free(loop);
}
