// 58_echo_server.c: start_server() and open_connection(): an echo by line,
// half-close, a server that is closed.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "06-together/gather.h"
#include "09-streams/server.h"
#include "trace.h"

static const char *address;

static void show(const char *what) {
  print("t=%g %s", loop_time(loop_running()), what);
}

// As Python prints bytes: b'one\n'.
static const char *bytes(const char *text) {
  return text_format("b%s", repr(value_str(text)));
}

static Outcome echo(Coroutine *self, Stream *stream, const char *name) {
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_none());
    show(text_format("server: %s sent %s", name, bytes(line)));
    char upper[100];
    for (size_t i = 0; i <= stream->line.count; i++)
      upper[i] = (char)toupper((unsigned char)line[i]);
    TRY(stream_write(stream, upper, stream->line.count));
    TRY(stream_drain(self, stream));
  }
}

static Outcome handle(Coroutine *self, void *arg) {
  Stream *stream = arg;
  char name[100];
  const char *line = value_as_str(TRY(stream_readline(self, stream)));
  snprintf(name, sizeof name, "%.*s", (int)strlen(line) - 1, line);
  show(text_format("server: hello %s", name));
  TRY(echo(self, stream, name));
  show(text_format("server: end of %s", name));
  TRY(stream_write(stream, "bye\n", 4));
  stream_close(stream);
  TRY(stream_wait_closed(self, stream));
  show(text_format("server: closed %s", name));
  return returned(value_none());
}

typedef struct Client {
  const char *name;
  double delay;
} Client;

static Outcome talk(Coroutine *self, Stream *stream, const char *name) {
  static const char *const words[] = {"one\n", "two\n"};
  TRY(stream_write(stream, text_format("%s\n", name), strlen(name) + 1));
  for (int i = 0; i < 2; i++) {
    TRY(sleep_for(self, 2));
    TRY(stream_write(stream, words[i], 4));
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    show(text_format("%s: got %s", name, bytes(line)));
  }
  stream_write_eof(stream);
  char rest[100] = "";
  int64_t n, count = 0;
  do {
    n = value_as_int(TRY(stream_read(self, stream, rest + count, 50)));
    count += n;
  } while (n > 0);
  show(text_format("%s: rest %s", name, bytes(rest)));
  Outcome o = stream_write(stream, "more", 4);
  show(text_format("%s: %s", name, outcome_repr(o)));
  stream_close(stream);
  return stream_wait_closed(self, stream);
}

static Outcome client(Coroutine *self, void *arg) {
  const Client *me = arg;
  TRY(sleep_for(self, me->delay));
  Stream *stream = value_as_ptr(TRY(open_connection(self, address, 0)));
  Outcome o = talk(self, stream, me->name);
  stream_free(stream);
  return o;
}

static Outcome serve_for_a_while(Coroutine *self, void *server) {
  static Client ann = {"ann", 0}, bob = {"bob", 1};
  Loop *loop = loop_running();
  Future *clients[] = {
      &ensure_future(NULL, coroutine_new(client, &ann))->future,
      &ensure_future(NULL, coroutine_new(client, &bob))->future};
  TRY(sleep_for(self, 2.5));
  server_close(server); // ann and bob go on
  Outcome o = sock_connect(self, address, 0);
  if (o.how == RAISED)
    show(error_type_name(o.error.type));
  Future *all = gather(loop, 2, clients, false);
  o = await(self, all);
  future_free(all);
  return ended(o);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  int listener = (int)value_as_int(sock_listen("@", 0, 100).value);
  char name[100];
  snprintf(name, sizeof name, "%s", sock_name(listener));
  address = name;
  Server *server = start_server(loop, handle, listener);
  Task *task = loop_create_task(loop, coroutine_new(serve_for_a_while, server));
  loop_run_until_complete(loop, &task->future);
  server_free(server);
  loop_close(loop);
  loop_free(loop);
}
