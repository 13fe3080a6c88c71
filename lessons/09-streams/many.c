// many.c: a hundred guests at once, each served by a task that waits for him
//
// Python's twin is many.py. Each says a number, and takes his time between its
// two digits.
#include <stdlib.h>
#include <string.h>

#include "06-together/gather.h"
#include "09-streams/server.h"
#include "trace.h"

enum { GUESTS = 100 };

static const char *address;
static int here, voted, total;

// async def counts(reader, writer):
static Outcome vote(Coroutine *self, Stream *stream) {
  const char *line = value_as_str(TRY(stream_readline(self, stream)));
  total += atoi(line);
  voted++;
  TRY(stream_write(stream, "thanks\n", 7));
  char rest[10];
  return stream_read(self, stream, rest, sizeof rest); // until he goes
}

static Outcome counts(Coroutine *self, void *stream) {
  here++;
  Outcome o = vote(self, stream);
  here--; // finally
  return ended(o);
}

static Outcome say(Stream *stream, const char *text) {
  return stream_write(stream, text, strlen(text));
}

static Outcome visit(Coroutine *self, Stream *stream, int number) {
  TRY(say(stream, text_format("%d", number / 10)));
  TRY(sleep_for(self, 1 + number % 5));
  TRY(say(stream, text_format("%d\n", number % 10)));
  TRY(stream_readline(self, stream));
  return sleep_for(self, 2);
}

// async def guest(number):
static Outcome guest(Coroutine *self, void *number) {
  Stream *stream = value_as_ptr(TRY(open_connection(self, address, 0)));
  Outcome o = visit(self, stream, *(int *)number);
  stream_free(stream);
  return ended(o);
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  static int numbers[GUESTS];
  Future *guests[GUESTS];
  Loop *loop = loop_running();
  (void)arg;
  for (int i = 0; i < GUESTS; i++) {
    numbers[i] = i;
    guests[i] = &ensure_future(NULL, coroutine_new(guest, &numbers[i]))->future;
  }
  TRY(sleep_for(self, 0.5));
  while (here) {
    print("%g: %d are here, %d have voted", loop_time(loop), here, voted);
    TRY(sleep_for(self, 1));
  }
  print("%g: they have voted %d", loop_time(loop), total);
  Future *all = gather(loop, GUESTS, guests, false);
  Outcome o = await(self, all);
  future_free(all);
  return ended(o);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int listener = (int)value_as_int(sock_listen("@", 0, 2 * GUESTS).value);
  char *name = strdup(sock_name(listener));
  address = name;
  Server *server = start_server(loop, counts, listener);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  server_free(server);
  loop_close(loop);
  loop_free(loop);
  free(name);
}
