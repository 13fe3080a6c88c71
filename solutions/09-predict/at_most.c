// at_most.c: reads of 2, and then of 100 bytes
//
// async def writer(a):
//     a.write(b"hello")
//     await asyncio.sleep(1)
//     a.write(b"you")
//     await asyncio.sleep(1)
//     a.write_eof()
// async def reader(b):
//     text, most = None, 2
//     while text != b"":
//         text = await b.read(most)
//         print(loop.time(), repr(text.decode()))
//         most = 100
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome writer(Coroutine *self, void *arg) {
  (void)arg;
  TRY(stream_write(ends[0], "hello", 5));
  TRY(sleep_for(self, 1));
  TRY(stream_write(ends[0], "you", 3));
  TRY(sleep_for(self, 1));
  stream_write_eof(ends[0]);
  return returned(value_none());
}

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  char text[100];
  int n = -1;
  for (size_t most = 2; n != 0; most = 100) {
    n = (int)value_as_int(TRY(stream_read(self, ends[1], text, most)));
    print("%g '%.*s'", loop_time(loop_running()), n, text);
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int pair[2];
  sock_pair(pair);
  ends[0] = stream_new(loop, pair[0]);
  ends[1] = stream_new(loop, pair[1]);
  loop_create_task(loop, coroutine_new(writer, NULL));
  Task *task = loop_create_task(loop, coroutine_new(reader, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(ends[0]);
  stream_free(ends[1]);
  loop_free(loop);
}
