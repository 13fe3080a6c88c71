// pieces.c: two lines that come in three pieces
//
// async def writer(a):
//     for piece in (b"hel", b"lo\nwor", b"ld\n"):
//         a.write(piece)
//         await asyncio.sleep(1)
//     a.write_eof()
// async def reader(b):
//     while line := await b.readline():
//         print(loop.time(), line.decode().strip())
//     print(loop.time(), "the end")
#include <string.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static Stream *ends[2];

static Outcome writer(Coroutine *self, void *arg) {
  static const char *const pieces[] = {"hel", "lo\nwor", "ld\n"};
  (void)arg;
  for (int i = 0; i < 3; i++) {
    TRY(stream_write(ends[0], pieces[i], strlen(pieces[i])));
    TRY(sleep_for(self, 1));
  }
  stream_write_eof(ends[0]);
  return returned(value_none());
}

static Outcome reader(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, ends[1])));
    if (!*line)
      break;
    print("%g %.*s", loop_time(loop_running()), (int)strcspn(line, "\n"), line);
  }
  print("%g the end", loop_time(loop_running()));
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
