// half.c: a question with an end, and an answer
//
// async def asks(a):
//     a.write(b"ab")
//     await asyncio.sleep(1)
//     a.write(b"cd")
//     a.write_eof()
//     print("answer:", (await a.read(100)).decode())
//     print("then:", repr((await a.read(100)).decode()))
// async def answers(b):
//     count = 0
//     while some := await b.read(100):
//         count += len(some)
//     print("heard", count, "at", loop.time())
//     b.write(b"thanks")
//     b.close()
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome asks(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  TRY(stream_write(ends[0], "ab", 2));
  TRY(sleep_for(self, 1));
  TRY(stream_write(ends[0], "cd", 2));
  stream_write_eof(ends[0]);
  int n = (int)value_as_int(TRY(stream_read(self, ends[0], text, 100)));
  print("answer: %.*s", n, text);
  n = (int)value_as_int(TRY(stream_read(self, ends[0], text, 100)));
  print("then: '%.*s'", n, text);
  return returned(value_none());
}

static Outcome answers(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  int64_t n = -1, count = 0;
  for (; n != 0; count += n)
    n = value_as_int(TRY(stream_read(self, ends[1], text, sizeof text)));
  print("heard %d at %g", (int)count, loop_time(loop_running()));
  TRY(stream_write(ends[1], "thanks", 6));
  stream_close(ends[1]);
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int pair[2];
  sock_pair(pair);
  ends[0] = stream_new(loop, pair[0]);
  ends[1] = stream_new(loop, pair[1]);
  loop_create_task(loop, coroutine_new(answers, NULL));
  Task *task = loop_create_task(loop, coroutine_new(asks, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(ends[0]);
  stream_free(ends[1]);
  loop_free(loop);
}
