// woken.c: a task waits, another one sends
//
// async def receiver():
//     print("got", (await loop.sock_recv(b, 100)).decode())
// async def sender():
//     await loop.sock_sendall(a, b"hi")
//     print("sent")
// task = loop.create_task(receiver())
// loop.create_task(sender())
// loop.run_until_complete(task)
#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static Outcome receiver(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  int n = (int)value_as_int(TRY(sock_recv(self, pair[1], text, sizeof text)));
  print("got %.*s", n, text);
  return returned(value_none());
}

static Outcome sender(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sock_sendall(self, pair[0], "hi", 2));
  print("sent");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  Task *task = loop_create_task(loop, coroutine_new(receiver, NULL));
  loop_create_task(loop, coroutine_new(sender, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
