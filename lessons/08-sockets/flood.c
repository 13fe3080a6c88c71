// flood.c: a task that always finds something, and another one that waits
//
// Python's twin is flood.py. What need not wait does not give way.
#include <string.h>
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

enum { FLOOD = 600 };

static int pair[2], eaten;

// async def eater(pause):
static Outcome eater(Coroutine *self, void *arg) {
  bool gives_way = *(bool *)arg;
  char crumb;
  for (eaten = 0; eaten < FLOOD;) {
    TRY(sock_recv(self, pair[1], &crumb, 1));
    eaten++;
    if (gives_way && eaten % 100 == 0)
      TRY(sleep_for(self, 0));
  }
  return returned(value_none());
}

// async def other():
static Outcome other(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 3; i++) {
    print("  my turn: %d are eaten", eaten);
    TRY(sleep_for(self, 0));
  }
  return returned(value_none());
}

// def run(loop, gives_way):
static void run(Loop *loop, bool gives_way) {
  static char flood[FLOOD];
  print(gives_way ? "one that gives way:" : "one that does not:");
  send(pair[0], flood, FLOOD, 0);
  Task *one = loop_create_task(loop, coroutine_new(eater, &gives_way));
  Task *two = loop_create_task(loop, coroutine_new(other, NULL));
  loop_run_until_complete(loop, &one->future);
  loop_run_until_complete(loop, &two->future);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  run(loop, false);
  run(loop, true);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_close(loop);
  loop_free(loop);
}
