// sends.c: who looks into the socket, and when?
//
// async def main(a, b):            # b is a bare socket
//     a.write(b"one")
//     print("at once:", b.recv(100).decode())
//     a.write(b"two")
//     a.write(b"three")
//     await asyncio.sleep(1)
//     print("later:", b.recv(100).decode())
#include <sys/socket.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *stream;
static int pair[2];

static void look(const char *when) {
  char text[100];
  int n = (int)recv(pair[1], text, sizeof text, 0);
  print("%s: %.*s", when, n < 0 ? 0 : n, text);
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  TRY(stream_write(stream, "one", 3));
  look("at once");
  TRY(stream_write(stream, "two", 3));
  TRY(stream_write(stream, "three", 5));
  TRY(sleep_for(self, 1));
  look("later");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
