// slow.c: much to send, and nobody who reads
//
// a, b = socket.socketpair()
// async def sender():
//     try:
//         async with asyncio.timeout(2):
//             await loop.sock_sendall(a, bytes(10_000_000))
//         print("sent at", loop.time())
//     except TimeoutError:
//         print("gave up at", loop.time())
// async def other():
//     await asyncio.sleep(1)
//     print("other at", loop.time())
// task = loop.create_task(sender())
// loop.create_task(other())
// loop.run_until_complete(task)
#include <stdlib.h>

#include "06-together/timeout.h"
#include "08-sockets/socket.h"
#include "trace.h"

enum { MUCH = 10000000 };

static int pair[2];

static Outcome sender(Coroutine *self, void *much) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, 2));
  Outcome o = sock_sendall(self, pair[0], much, MUCH);
  o = timeout_exit(&timeout, o);
  bool in_time = o.how != RAISED;
  print("%s at %g", in_time ? "sent" : "gave up", loop_time(loop_running()));
  return returned(value_none());
}

static Outcome other(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  print("other at %g", loop_time(loop_running()));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  void *much = calloc(1, MUCH);
  sock_pair(pair);
  Task *task = loop_create_task(loop, coroutine_new(sender, much));
  loop_create_task(loop, coroutine_new(other, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[0]);
  sock_close(loop, pair[1]);
  loop_free(loop);
  free(much);
}
