// bell.c: a clock that ticks, and a bell that somebody rings in between
//
// Python's twin is bell.py. The loop sleeps until its next tick; a file that
// becomes ready wakes it.
#include <sys/socket.h>

#include "08-sockets/socket.h"
#include "trace.h"

static int rope[2]; // who pulls at one end is heard at the other

// def tick():
static void tick(Loop *loop, void *arg) {
  (void)arg;
  print("%g: tick", loop_time(loop));
  loop_call_later(loop, 1, tick, NULL);
}

// def pull():
static void pull(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  send(rope[0], "ding", 4, 0);
}

// def ring():
static void ring(Loop *loop, void *arg) {
  (void)arg;
  char sound[10];
  int n = (int)recv(rope[1], sound, sizeof sound, 0);
  print("%g: %.*s", loop_time(loop), n, sound);
}

// loop.stop
static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(rope);
  loop_add_reader(loop, rope[1], ring, NULL);
  loop_call_soon(loop, tick, NULL);
  loop_call_later(loop, 1.5, pull, NULL);
  loop_call_later(loop, 3.2, stop, NULL);
  loop_run_forever(loop);
  sock_close(loop, rope[0]);
  sock_close(loop, rope[1]);
  loop_close(loop);
  loop_free(loop);
}
