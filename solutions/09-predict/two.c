// two.c: two tasks read one stream
//
// async def reads(b, name):
//     try:
//         print(name, "got", (await b.readline()).decode().strip())
//     except RuntimeError:
//         print(name, "may not")
// async def main(a, b):
//     one = asyncio.create_task(reads(b, "A"))
//     two = asyncio.create_task(reads(b, "B"))
//     await asyncio.sleep(1)
//     a.write(b"one\ntwo\n")
//     await asyncio.sleep(1)
//     await reads(b, "C")
#include <string.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome reads(Coroutine *self, void *name) {
  Outcome o = stream_readline(self, ends[1]);
  if (o.how == RAISED) {
    print("%s may not", (const char *)name);
  } else {
    const char *line = value_as_str(o.value);
    print("%s got %.*s", (const char *)name, (int)strcspn(line, "\n"), line);
  }
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  ensure_future(NULL, coroutine_new(reads, "A"));
  ensure_future(NULL, coroutine_new(reads, "B"));
  TRY(sleep_for(self, 1));
  TRY(stream_write(ends[0], "one\ntwo\n", 8));
  TRY(sleep_for(self, 1));
  return reads(self, "C");
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
