// close.c: much is written, and then the stream is closed
//
// async def writer(a):
//     a.write(bytes(1_000_000))
//     a.close()
//     print("closed")
// async def reader(b):
//     await asyncio.sleep(1)
//     count = 0
//     while some := await b.read(1000):
//         count += len(some)
//     print("read", "all" if count == 1_000_000 else "a part" if count
//           else "nothing")
#include <stdlib.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

enum { MUCH = 1000000 };

static Stream *ends[2];

static Outcome writer(Coroutine *self, void *much) {
  (void)self;
  TRY(stream_write(ends[0], much, MUCH));
  stream_close(ends[0]);
  print("closed");
  return returned(value_none());
}

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  char some[1000];
  int64_t n = -1, count = 0;
  TRY(sleep_for(self, 1));
  for (; n != 0; count += n)
    n = value_as_int(TRY(stream_read(self, ends[1], some, sizeof some)));
  print("read %s", count == MUCH ? "all" : count ? "a part" : "nothing");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int pair[2];
  sock_pair(pair);
  ends[0] = stream_new(loop, pair[0]);
  ends[1] = stream_new(loop, pair[1]);
  void *much = calloc(1, MUCH);
  loop_create_task(loop, coroutine_new(writer, much));
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_run_until_complete(loop, &task->future);
  free(much);
  stream_free(ends[0]);
  stream_free(ends[1]);
  loop_free(loop);
}
