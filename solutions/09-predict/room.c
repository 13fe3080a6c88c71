// room.c: a little and much, for one who does not read
//
// async def main(a, b):            # b is a bare socket: nobody reads it
//     a.write(b"hello")
//     await a.drain()
//     print("a little: at", loop.time())
//     a.write(bytes(10_000_000))
//     try:
//         async with asyncio.timeout(2):
//             await a.drain()
//         print("much: drained at", loop.time())
//     except TimeoutError:
//         print("much: gave up at", loop.time())
#include <stdlib.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "06-together/timeout.h"
#include "09-streams/stream_read.h"
#include "trace.h"

enum { MUCH = 10000000 };

static Stream *stream;

static Outcome run(Coroutine *self, void *much) {
  Timeout timeout = {0};
  Loop *loop = loop_running();
  TRY(stream_write(stream, "hello", 5));
  TRY(stream_drain(self, stream));
  print("a little: at %g", loop_time(loop));
  TRY(stream_write(stream, much, MUCH));
  TRY(timeout_enter(&timeout, 2));
  Outcome o = timeout_exit(&timeout, stream_drain(self, stream));
  bool in_time = o.how != RAISED;
  print("much: %s at %g", in_time ? "drained" : "gave up", loop_time(loop));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  void *much = calloc(1, MUCH);
  int pair[2];
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(run, much));
  loop_run_until_complete(loop, &task->future);
  stream_abort(stream);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
  free(much);
}
