// shout.c: a server that answers each line in capitals, and two guests
//
// Python's twin is shout.py. A line may come in pieces: the stream keeps them
// until its end is there.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "09-streams/server.h"
#include "trace.h"

static const char *address;

static void say(const char *who, const char *what) {
  print("%g: %s %.*s", loop_time(loop_running()), who, (int)strcspn(what, "\n"),
        what);
}

// async def shout(reader, writer):
static Outcome shout(Coroutine *self, void *arg) {
  Stream *stream = arg;
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_none());
    char loud[100];
    size_t n = stream->line.count;
    for (size_t i = 0; i < n; i++)
      loud[i] = (char)toupper((unsigned char)line[i]);
    TRY(stream_write(stream, loud, n));
    TRY(stream_drain(self, stream));
  }
}

// async def talk(reader, writer, name, pieces):
static Outcome talk(Coroutine *self, Stream *stream, const char *const *guest) {
  const char *name = *guest++;
  for (; *guest; guest++) {
    TRY(stream_write(stream, *guest, strlen(*guest)));
    say(name, text_format("says %s", *guest));
    TRY(sleep_for(self, 1));
  }
  stream_write_eof(stream);
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_none());
    say(name, text_format("hears %s", line));
  }
}

// async def guest(name, *pieces):
static Outcome guest(Coroutine *self, void *arg) {
  Stream *stream = value_as_ptr(TRY(open_connection(self, address, 0)));
  Outcome o = talk(self, stream, arg);
  stream_free(stream);
  return o;
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  static const char *ann[] = {"ann", "hel", "lo\n", "bye\n", NULL};
  static const char *bob[] = {"bob", "one\ntwo\n", NULL};
  Task *first = ensure_future(NULL, coroutine_new(guest, ann));
  Task *second = ensure_future(NULL, coroutine_new(guest, bob));
  TRY(await(self, &first->future));
  return await(self, &second->future);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  int listener = (int)value_as_int(sock_listen("@", 0, 10).value);
  char *name = strdup(sock_name(listener));
  address = name;
  Server *server = start_server(loop, shout, listener);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  server_free(server);
  loop_close(loop);
  loop_free(loop);
  free(name);
}
