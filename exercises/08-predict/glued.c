// glued.c: two letters, and a reader who was asleep
//
// a, b = socket.socketpair()
// async def writer():
//     await loop.sock_sendall(a, b"dear")
//     await loop.sock_sendall(a, b"reader")
//     a.close()
// async def reader():
//     await asyncio.sleep(1)
//     while True:
//         text = await loop.sock_recv(b, 100)
//         print(len(text), repr(text.decode()))
//         if not text: break
#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static Outcome writer(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sock_sendall(self, pair[0], "dear", 4));
  TRY(sock_sendall(self, pair[0], "reader", 6));
  sock_close(loop_running(), pair[0]);
  return returned(value_none());
}

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  TRY(sleep_for(self, 1));
  while (true) {
    int n = (int)value_as_int(TRY(sock_recv(self, pair[1], text, 100)));
    print("%d '%.*s'", n, n, text);
    if (n == 0)
      break;
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  loop_create_task(loop, coroutine_new(writer, NULL));
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
