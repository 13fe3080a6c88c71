// two.c: two tasks receive from one socket
//
// a, b = socket.socketpair()
// async def receiver(name):
//     print(name, "got", await loop.sock_recv(b, 100))
// async def main():
//     one = asyncio.create_task(receiver("A"))
//     two = asyncio.create_task(receiver("B"))
//     await asyncio.sleep(1)
//     a.send(b"x")
//     await asyncio.sleep(1)
//     print("A done:", one.done(), "B done:", two.done())
//     one.cancel(); two.cancel()
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static Outcome receiver(Coroutine *self, void *name) {
  char text[100];
  int n = (int)value_as_int(TRY(sock_recv(self, pair[1], text, sizeof text)));
  print("%s got %.*s", (const char *)name, n, text);
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Task *one = ensure_future(NULL, coroutine_new(receiver, "A"));
  Task *two = ensure_future(NULL, coroutine_new(receiver, "B"));
  TRY(sleep_for(self, 1));
  send(pair[0], "x", 1, 0);
  TRY(sleep_for(self, 1));
  print("A done: %s B done: %s", str(value_bool(future_done(&one->future))),
        str(value_bool(future_done(&two->future))));
  task_cancel(one);
  task_cancel(two);
  return sleep_for(self, 0);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
