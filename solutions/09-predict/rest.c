// rest.c: six bytes, wanted by fours
//
// async def main(a, b):
//     a.write(b"abcdef")
//     a.write_eof()
//     for _ in range(2):
//         try:
//             print((await b.readexactly(4)).decode())
//         except asyncio.IncompleteReadError as error:
//             print(error)
//     print("left:", repr((await b.read(100)).decode()))
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  TRY(stream_write(ends[0], "abcdef", 6));
  stream_write_eof(ends[0]);
  for (int i = 0; i < 2; i++) {
    char four[5] = "";
    Outcome o = stream_readexactly(self, ends[1], four, 4);
    print("%s", o.how == RAISED ? o.error.message : four);
  }
  char text[100];
  int n = (int)value_as_int(TRY(stream_read(self, ends[1], text, 100)));
  print("left: '%.*s'", n, text);
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
