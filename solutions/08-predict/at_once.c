// at_once.c: three receives, and somebody else who wants a turn
//
// a, b = socket.socketpair()
// a.send(b"xyz")
// async def receiver():
//     for _ in range(3):
//         print("got", (await loop.sock_recv(b, 1)).decode())
// async def other():
//     print("other")
// loop.create_task(receiver())
// loop.run_until_complete(loop.create_task(other()))
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static Outcome receiver(Coroutine *self, void *arg) {
  (void)arg;
  char one;
  for (int i = 0; i < 3; i++) {
    TRY(sock_recv(self, pair[1], &one, 1));
    print("got %c", one);
  }
  return returned(value_none());
}

static Outcome other(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("other");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  send(pair[0], "xyz", 3, 0);
  loop_create_task(loop, coroutine_new(receiver, NULL));
  Task *task = loop_create_task(loop, coroutine_new(other, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
