// slow.c: a fast writer and a slow reader, without drain() and with it
//
// Python's twin is slow.py. How much a socket holds is the system's affair, so
// nothing that depends on it is printed.
#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "09-streams/stream_read.h"
#include "trace.h"

enum { PIECE = 10000, COUNT = 400, MOST_OF_IT = 2000000 };

static Stream *ends[2];
static int64_t taken;

static const char *amount(size_t count) {
  return count < 20000     ? "less than 20,000 bytes"
         : count < 100000  ? "less than 100,000 bytes"
         : count < 1000000 ? "less than 1,000,000 bytes"
                           : "more than 1,000,000 bytes";
}

// async def writes(writer, drains):
static Outcome writes(Coroutine *self, void *drains) {
  static const char piece[PIECE];
  size_t most = 0;
  for (int i = 0; i < COUNT; i++) {
    TRY(stream_write(ends[0], piece, PIECE));
    if (*(bool *)drains)
      TRY(stream_drain(self, ends[0]));
    most = ends[0]->out.count > most ? ends[0]->out.count : most;
  }
  print("  all is written; kept at most: %s", amount(most));
  print("  the reader has %s", taken > MOST_OF_IT ? "most of it" : "little");
  stream_close(ends[0]);
  return returned(value_none());
}

// async def reads(reader):
static Outcome reads(Coroutine *self, void *arg) {
  static char some[100000];
  (void)arg;
  double start = loop_time(loop_running());
  for (taken = 0; taken < PIECE * COUNT; taken += (int)sizeof some) {
    TRY(stream_readexactly(self, ends[1], some, sizeof some));
    TRY(sleep_for(self, 1));
  }
  print("  read in %g seconds", loop_time(loop_running()) - start);
  return returned(value_none());
}

static void once(Loop *loop, bool drains) {
  print(drains ? "with drain" : "without drain");
  int pair[2];
  sock_pair(pair);
  ends[0] = stream_new(loop, pair[0]);
  ends[1] = stream_new(loop, pair[1]);
  loop_create_task(loop, coroutine_new(writes, &drains));
  Task *task = loop_create_task(loop, coroutine_new(reads, NULL));
  loop_run_until_complete(loop, &task->future);
  stream_free(ends[0]);
  stream_free(ends[1]);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  once(loop, false);
  once(loop, true);
  loop_close(loop);
  loop_free(loop);
}
