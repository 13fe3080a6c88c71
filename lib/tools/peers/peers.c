// peers.c: the kit's side of a talk with other programs, see check_peers.sh.
//
//   peers echo|web         serves on a free port, which it prints, until its
//                          input ends; then prints how many it has served, and
//                          whether a file is left open
//   peers get PORT         asks for /hello.txt by HTTP/1.0, and prints the page
//   peers talk PORT COUNT  sends so many lines, and expects each of them back
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "05-tasks/task.h"
#include "peers/guests.h"

// -- to serve -----------------------------------------------------------------

static void input(Loop *loop, void *arg) {
  char some[100];
  (void)arg;
  if (read(0, some, sizeof some) <= 0)
    loop_stop(loop);
}

// Who is there may end. On a busy machine that takes its time.
static void stop_when_all_have_gone(Loop *loop, void *before) {
  static int looks;
  if (files_open() <= *(int *)before || ++looks == 1000)
    loop_stop(loop);
  else
    loop_call_later(loop, 0.01, stop_when_all_have_gone, before);
}

static int serve(Loop *loop, CoroutineBody *body) {
  int listener = (int)value_as_int(sock_listen("127.0.0.1", 0, 1000).value);
  Server *server = start_server(loop, body, listener);
  loop_add_reader(loop, 0, input, NULL);
  int before = files_open();
  printf("%d\n", sock_port(listener));
  fflush(stdout);
  loop_run_forever(loop);
  loop_call_soon(loop, stop_when_all_have_gone, &before);
  loop_run_forever(loop);
  int left = files_open() - before;
  printf("%d served, %d files left, %d still here\n", guests_served, left,
         guests_here);
  server_free(server);
  return left != 0;
}

// -- to ask -------------------------------------------------------------------

typedef struct Asking {
  int port, count;
} Asking;

static Outcome print_all(Coroutine *self, Stream *stream) {
  static const char request[] = "GET /hello.txt HTTP/1.0\r\n\r\n";
  TRY(stream_write(stream, request, sizeof request - 1));
  TRY(stream_readuntil(self, stream, "\r\n\r\n"));
  while (true) {
    static char some[4096];
    int64_t n = value_as_int(TRY(stream_read(self, stream, some, 4096)));
    if (n == 0)
      return returned(value_none());
    fwrite(some, 1, (size_t)n, stdout);
  }
}

static Outcome get(Coroutine *self, void *arg) {
  const Asking *asking = arg;
  Value stream = TRY(open_connection(self, "127.0.0.1", asking->port));
  Outcome o = print_all(self, value_as_ptr(stream));
  stream_free(value_as_ptr(stream));
  return ended(o);
}

static Outcome talk_lines(Coroutine *self, Stream *stream, int count) {
  for (int i = 0; i < count; i++) {
    const char *line = text_format("line %d of %d\n", i, count);
    TRY(stream_write(stream, line, strlen(line)));
    TRY(stream_drain(self, stream));
  }
  stream_write_eof(stream);
  for (int i = 0; i < count; i++) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (strcmp(line, text_format("line %d of %d\n", i, count)) != 0)
      return raised_format(ValueError, "line %d came back as %s", i, line);
  }
  Value end = TRY(stream_readline(self, stream));
  return *value_as_str(end) ? raised(ValueError, "more than all lines")
                            : returned(value_none());
}

static Outcome talk(Coroutine *self, void *arg) {
  const Asking *asking = arg;
  Value stream = TRY(open_connection(self, "127.0.0.1", asking->port));
  Outcome o = talk_lines(self, value_as_ptr(stream), asking->count);
  stream_free(value_as_ptr(stream));
  return ended(o);
}

static int ask(Loop *loop, CoroutineBody *body, Asking asking) {
  Task *task = loop_create_task(loop, coroutine_new(body, &asking));
  Outcome o = loop_run_until_complete(loop, &task->future);
  if (o.how == RAISED)
    fprintf(stderr, "%s\n", error_repr(o.error));
  return o.how == RAISED;
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  Asking asking = {argc > 2 ? atoi(argv[2]) : 0, argc > 3 ? atoi(argv[3]) : 1};
  Loop *loop = loop_new(clock_real());
  int status = 2;
  if (!strcmp(what, "echo"))
    status = serve(loop, guest_echo);
  else if (!strcmp(what, "web"))
    status = serve(loop, guest_web);
  else if (!strcmp(what, "get"))
    status = ask(loop, get, asking);
  else if (!strcmp(what, "talk"))
    status = ask(loop, talk, asking);
  loop_free(loop);
  return status;
}
