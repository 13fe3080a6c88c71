// writes.c: a task writes, drains, and goes on
//
// async def writer(stream):
//     stream.write(b"hello")
//     await stream.drain()
//     print("drained")
//     await asyncio.sleep(1)
//     print("awake")
// loop.run_until_complete(writer(stream))
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream.h"
#include "trace.h"

static Stream *stream;
static int pair[2];

static Outcome writer(Coroutine *self, void *arg) {
  (void)arg;
  TRY(stream_write(stream, "hello", 5));
  TRY(stream_drain(self, stream));
  print("drained");
  TRY(sleep_for(self, 1));
  print("awake");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(writer, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
