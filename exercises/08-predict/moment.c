// moment.c: cancelled in the moment in which something came
//
// a, b = socket.socketpair()
// async def receiver(name):
//     text = await loop.sock_recv(b, 100)
//     print(name, "got", text.decode())
// async def main():
//     task = asyncio.create_task(receiver("A"))
//     await asyncio.sleep(1)
//     a.send(b"x")
//     task.cancel()
//     await asyncio.sleep(1)
//     print("A cancelled:", task.cancelled())
//     a.send(b"y")
//     await receiver("B")
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
  Task *task = ensure_future(NULL, coroutine_new(receiver, "A"));
  TRY(sleep_for(self, 1));
  send(pair[0], "x", 1, 0);
  task_cancel(task);
  TRY(sleep_for(self, 1));
  print("A cancelled: %s", str(value_bool(future_cancelled(&task->future))));
  send(pair[0], "y", 1, 0);
  return receiver(self, "B");
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
