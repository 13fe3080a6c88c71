// letters.c: a task writes letters, another one reads them
//
// Python's twin is letters.py. Whoever waits for a file waits for a future,
// like all tasks do.
#include <string.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static void say(const char *what) {
  print("%g: %s", loop_time(loop_running()), what);
}

// async def writer():
static Outcome writer(Coroutine *self, void *arg) {
  (void)arg;
  static const char *const letters[] = {"dear", "reader", "goodbye"};
  for (int i = 0; i < 3; i++) {
    TRY(sleep_for(self, 1));
    TRY(sock_sendall(self, pair[0], letters[i], strlen(letters[i])));
    say("sent one");
  }
  sock_close(loop_running(), pair[0]);
  return returned(value_none());
}

// async def reader():
static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  char letter[100];
  while (true) {
    int n = (int)value_as_int(TRY(sock_recv(self, pair[1], letter, 100)));
    if (n == 0)
      break;
    say(text_format("got %.*s", n, letter));
  }
  say("no more will come");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_create_task(loop, coroutine_new(writer, NULL));
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[1]);
  loop_close(loop);
  loop_free(loop);
}
