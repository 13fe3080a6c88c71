// pieces.c: a line that comes in two pieces
//
// async def reader(stream):
//     print("got", (await stream.readline()).decode().strip())
// def sends(piece):
//     b.send(piece)                # the other end, a bare socket
// task = loop.create_task(reader(stream))
// loop.call_soon(sends, b"hel")
// loop.call_later(1, sends, b"lo\n")
// loop.run_until_complete(task)
#include <string.h>
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *stream;
static int pair[2];

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  const char *line = value_as_str(TRY(stream_readline(self, stream)));
  print("got %.*s", (int)strcspn(line, "\n"), line);
  return returned(value_none());
}

static void sends(Loop *loop, void *piece) {
  (void)loop;
  send(pair[1], piece, strlen(piece), 0);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_call_soon(loop, sends, "hel");
  loop_call_later(loop, 1, sends, "lo\n");
  loop_run_until_complete(loop, &task->future);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
