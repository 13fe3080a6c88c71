// closes.c: one task waits for the end, another one closes
//
// async def waits(stream):
//     await stream.wait_closed()
//     print("it has ended")
// async def closes(stream):
//     stream.write(b"bye")
//     stream.close()
//     print("closed")
// task = loop.create_task(waits(stream))
// loop.create_task(closes(stream))
// loop.run_until_complete(task)
#include "05-tasks/task.h"
#include "09-streams/stream.h"
#include "trace.h"

static Stream *stream;
static int pair[2];

static Outcome waits(Coroutine *self, void *arg) {
  (void)arg;
  TRY(stream_wait_closed(self, stream));
  print("it has ended");
  return returned(value_none());
}

static Outcome closes(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  TRY(stream_write(stream, "bye", 3));
  stream_close(stream);
  print("closed");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  sock_pair(pair);
  stream = stream_new(loop, pair[0]);
  Task *task = loop_create_task(loop, coroutine_new(waits, NULL));
  loop_create_task(loop, coroutine_new(closes, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(stream);
  sock_close(loop, pair[1]);
  loop_free(loop);
}
