// gone.c: the other side closes, and we go on
//
// a, b = socket.socketpair()
// async def main():
//     a.send(b"bye")
//     a.close()
//     for _ in range(3):
//         text = await loop.sock_recv(b, 100)
//         print("received", len(text))
//     try:
//         await loop.sock_sendall(b, b"hello?")
//         print("sent")
//     except OSError as error:
//         print(type(error).__name__)
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int pair[2];

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  send(pair[0], "bye", 3, 0);
  sock_close(loop_running(), pair[0]);
  for (int i = 0; i < 3; i++) {
    Value n = TRY(sock_recv(self, pair[1], text, sizeof text));
    print("received %s", repr(n));
  }
  Outcome o = sock_sendall(self, pair[1], "hello?", 6);
  if (o.how == RAISED && error_is(o.error, OSError))
    print("%s", error_type_name(o.error.type));
  else
    print("sent");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
