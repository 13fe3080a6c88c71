// ends.c: somebody waits for more, and the other side closes
//
// async def reader(stream):
//     print("got", (await stream.read(100)).decode())
//     print("then", repr((await stream.read(100)).decode()))
//     await asyncio.sleep(1)
// def sends_and_closes():
//     b.send(b"bye")               # the other end, a bare socket
//     b.shutdown(socket.SHUT_WR)
// task = loop.create_task(reader(stream))
// loop.call_soon(sends_and_closes)
// loop.run_until_complete(task)
#include <sys/socket.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *stream;
static int pair[2];

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  int n = (int)value_as_int(TRY(stream_read(self, stream, text, 100)));
  print("got %.*s", n, text);
  n = (int)value_as_int(TRY(stream_read(self, stream, text, 100)));
  print("then '%.*s'", n, text);
  return sleep_for(self, 1);
}

static void sends_and_closes(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  send(pair[1], "bye", 3, 0);
  shutdown(pair[1], SHUT_WR);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_call_soon(loop, sends_and_closes, NULL);
  loop_run_until_complete(loop, &task->future);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
