// mail.c: a line that says how long the letter is, and then the letter
//
// Python's twin is mail.py. The pieces in which it is carried end anywhere, and
// the last letter is cut off.
#include <stdio.h>
#include <string.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

static const char *const pieces[] = {"to A", "nn 5\nhel", "loto Bob 3\nbye",
                                     "to Eve 100\nhal", NULL};
static Stream *ends[2];

static void say(const char *what) {
  print("%g: %s", loop_time(loop_running()), what);
}

// async def carries(writer):
static Outcome carries(Coroutine *self, void *arg) {
  (void)arg;
  for (const char *const *piece = pieces; *piece; piece++) {
    TRY(stream_write(ends[0], *piece, strlen(*piece)));
    TRY(sleep_for(self, 1));
  }
  stream_write_eof(ends[0]);
  return returned(value_none());
}

// async def opens(reader):
static Outcome opens(Coroutine *self, Stream *stream) {
  while (true) {
    char name[20], text[200] = "";
    unsigned size;
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (sscanf(line, "to %19s %3u", name, &size) != 2 || size >= sizeof text)
      return returned(value_none());
    say(text_format("%s gets %u bytes", name, size));
    TRY(stream_readexactly(self, stream, text, size));
    say(text_format("%s reads %s", name, text));
  }
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Task *task = ensure_future(NULL, coroutine_new(carries, NULL));
  Outcome o = opens(self, ends[1]);
  if (o.how == RAISED && o.error.type == IncompleteReadError)
    say(o.error.message);
  return await(self, &task->future);
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
  loop_close(loop);
  loop_free(loop);
}
