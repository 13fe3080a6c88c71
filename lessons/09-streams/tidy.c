// tidy.c: a server that closes, and what becomes of those who are there
//
// Python's twin is tidy.py. Nobody new comes in, those who are there have three
// seconds to end, and who still is there then hears a last word.
#include <stdlib.h>
#include <string.h>

#include "06-together/gather.h"
#include "06-together/timeout.h"
#include "07-queues/event.h"
#include "09-streams/server.h"
#include "trace.h"

enum { GUESTS = 3 };

static const char *address;
static Stream *guests[GUESTS]; // who are there
static int count;
static Event empty;

static void say(const char *who, const char *what) {
  print("%g: %s %s", loop_time(loop_running()), who, what);
}

static Outcome answer(Coroutine *self, Stream *stream) {
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_none());
    TRY(stream_write(stream, "HELLO\n", 6));
    TRY(stream_drain(self, stream));
  }
}

// async def serve(reader, writer):
static Outcome serve(Coroutine *self, void *stream) {
  guests[count++] = stream;
  Outcome o = answer(self, stream);
  for (int i = 0; i < count; i++) // finally
    if (guests[i] == stream)
      guests[i] = guests[--count];
  if (count == 0)
    event_set(&empty);
  return ended(o);
}

typedef struct Guest {
  const char *name;
  double comes, stays;
} Guest;

static Outcome listen_to(Coroutine *self, Stream *stream, const char *name) {
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      break;
    say(name, text_format("hears %.*s", (int)stream->line.count - 1, line));
  }
  say(name, "hears the end");
  return returned(value_none());
}

static Outcome stay(Coroutine *self, Stream *stream, const Guest *me) {
  Timeout timeout = {0};
  TRY(stream_write(stream, "hello\n", 6));
  TRY(timeout_enter(&timeout, me->stays));
  Outcome o = timeout_exit(&timeout, listen_to(self, stream, me->name));
  if (o.how == RAISED && error_is(o.error, TimeoutError)) {
    say(me->name, "goes");
    return returned(value_none());
  }
  return ended(o);
}

// async def guest(name, comes, stays):
static Outcome guest(Coroutine *self, void *arg) {
  const Guest *me = arg;
  TRY(sleep_for(self, me->comes));
  Outcome o = open_connection(self, address, 0);
  if (o.how == RAISED && error_is(o.error, OSError)) {
    say(me->name,
        text_format("finds nobody: %s", error_type_name(o.error.type)));
    return returned(value_none());
  }
  Stream *stream = value_as_ptr(TRY(o));
  o = stay(self, stream, me);
  stream_free(stream);
  return ended(o);
}

// async def close(server):
static Outcome close_tidily(Coroutine *self, Server *server) {
  Timeout timeout = {0};
  server_close(server);
  say("server", "closes");
  TRY(timeout_enter(&timeout, 3));
  Outcome o = timeout_exit(&timeout, event_wait(&empty, self));
  if (o.how == RAISED && error_is(o.error, TimeoutError)) {
    say("server", text_format("says bye to %d", count));
    for (int i = 0; i < count; i++) {
      TRY(stream_write(guests[i], "bye\n", 4));
      stream_close(guests[i]);
    }
    o = event_wait(&empty, self);
  }
  TRY(o);
  say("server", "has nobody left");
  return returned(value_none());
}

// async def main():
static Outcome run(Coroutine *self, void *server) {
  static Guest who[] = {{"ann", 0, 4}, {"bob", 1, 100}, {"carl", 3.5, 1}};
  Future *tasks[GUESTS];
  for (int i = 0; i < GUESTS; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(guest, &who[i]))->future;
  TRY(sleep_for(self, 3));
  TRY(close_tidily(self, server));
  Future *all = gather(loop_running(), GUESTS, tasks, false);
  Outcome o = await(self, all);
  future_free(all);
  return ended(o);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int listener = (int)value_as_int(sock_listen("@", 0, 10).value);
  char *name = strdup(sock_name(listener));
  address = name;
  Server *server = start_server(loop, serve, listener);
  Task *task = loop_create_task(loop, coroutine_new(run, server));
  loop_run_until_complete(loop, &task->future);
  server_free(server);
  loop_close(loop);
  loop_free(loop);
  free(name);
}
