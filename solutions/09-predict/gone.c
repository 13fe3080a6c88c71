// gone.c: writing to one who has gone
//
// async def main(a, b):
//     b.close()
//     await asyncio.sleep(1)
//     a.write(b"hello")
//     print("written")
//     for _ in range(2):
//         try:
//             await a.drain()
//             print("drained")
//         except OSError as error:
//             print(error)
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  stream_close(ends[1]);
  TRY(sleep_for(self, 1));
  TRY(stream_write(ends[0], "hello", 5));
  print("written");
  for (int i = 0; i < 2; i++) {
    Outcome o = stream_drain(self, ends[0]);
    print("%s", o.how == RAISED ? o.error.message : "drained");
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int pair[2];
  sock_pair(pair);
  ends[0] = stream_new(loop, pair[0]);
  ends[1] = stream_new(loop, pair[1]);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(ends[0]);
  stream_free(ends[1]);
  loop_free(loop);
}
