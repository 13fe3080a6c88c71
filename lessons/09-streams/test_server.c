// Who serves whom?
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "09-streams/test_streams.h"
#include "tests/test_co.h"

static int listener;

static Server *open_server(Loop *loop, CoroutineBody *body) {
  listener = (int)value_as_int(sock_listen("@", 0, 100).value);
  return start_server(loop, body, listener);
}

// async def connects(stream): stream = await open_connection(...)
static Outcome connects(Coroutine *self, void *arg) {
  Value stream = TRY(open_connection(self, sock_name(listener), 0));
  *(Stream **)arg = value_as_ptr(stream);
  return returned(value_none());
}

static Stream *guest(Loop *loop) {
  Stream *stream = NULL;
  expect(run(loop, connects, &stream), "return None");
  return stream;
}

// async def echo(stream): what comes, line by line
static Outcome echo(Coroutine *self, void *arg) {
  Stream *stream = arg;
  note("begins in %u", iteration());
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_none());
    stream_write(stream, line, stream->line.count);
    TRY(stream_drain(self, stream));
  }
}

LOOP_TEST(each_has_a_task,
          "Whoever connects gets a task of his own, which begins one iteration "
          "after he was accepted. (In CPython it is three)",
          "N66 N67") {
  Server *server = open_server(loop, echo);
  Stream *a = guest(loop), *b = guest(loop);
  settle(loop);
  expect_notes("begins in 3, begins in 5");
  Ask line_a = {.stream = a}, line_b = {.stream = b};
  stream_write(b, "second\n", 7);
  stream_write(a, "first\n", 6);
  run(loop, reads_line, &line_b);
  run(loop, reads_line, &line_a);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "line 'second\\n'") &&
                    strstr(said, "line 'first\\n'"),
                "%s", said);
  stream_free(a);
  stream_free(b);
  server_free(server);
  settle(loop);
}

static Outcome fails_at_once(Coroutine *self, void *stream) {
  (void)self, (void)stream;
  return raised(ValueError, "in a task");
}

LOOP_TEST(a_guest_stops_no_server,
          "What a connection's task raises goes to the exception handler, its "
          "stream is closed, and the server goes on",
          "N68 N70") {
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, fails_at_once);
  Stream *a = guest(loop);
  settle(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(),
                               "Unhandled exception in client_connected_cb: "
                               "ValueError: in a task"));
  ck_assert(stream_at_eof(a));
  Stream *b = guest(loop);
  settle(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "ValueError: in a task"));
  stream_free(a);
  stream_free(b);
  server_free(server);
  settle(loop);
}

static Outcome says_bye(Coroutine *self, void *stream) {
  (void)self;
  return stream_write(stream, "bye", 3);
}

LOOP_TEST(the_end_of_a_task_ends_its_connection,
          "When a connection's task is done its stream is closed, behind what "
          "was written. (In CPython it stays open)",
          "N69") {
  Server *server = open_server(loop, says_bye);
  Stream *a = guest(loop);
  Ask ask = {.stream = a, .size = 10};
  settle(loop);
  run(loop, reads_some, &ask);
  run(loop, reads_some, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "read 'bye'") && strstr(said, "read ''"), "%s",
                said);
  stream_free(a);
  server_free(server);
  settle(loop);
}

LOOP_TEST(a_closed_server_serves_on,
          "A server that is closed accepts nobody any more, and those who are "
          "connected go on",
          "N71") {
  Server *server = open_server(loop, echo);
  Stream *a = guest(loop);
  Ask ask = {.stream = a};
  struct sockaddr_un address = {0};
  socklen_t length = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &length);
  settle(loop);
  server_close(server);
  server_close(server);
  stream_write(a, "still\n", 6);
  run(loop, reads_line, &ask);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "line 'still\\n'"));
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  ck_assert_int_eq(connect(fd, (struct sockaddr *)&address, length), -1);
  ck_assert_int_eq(errno, ECONNREFUSED);
  close(fd);
  stream_free(a);
  server_free(server);
  server_free(NULL);
  settle(loop);
}

static Outcome notes_who(Coroutine *self, void *arg) {
  note("begins in %u", iteration());
  Outcome o = stream_readline(self, arg);
  note("%s", o.how == RAISED ? error_repr(o.error) : value_as_str(o.value));
  return ended(o);
}

LOOP_TEST(many_come_at_once,
          "Whoever has connected before the loop looks is accepted in the same "
          "iteration, in their order",
          "N73") {
  Server *server = open_server(loop, notes_who);
  struct sockaddr_un address = {0};
  socklen_t length = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &length);
  int fds[3];
  for (int i = 0; i < 3; i++) {
    fds[i] = socket(AF_UNIX, SOCK_STREAM, 0);
    ck_assert_int_eq(connect(fds[i], (struct sockaddr *)&address, length), 0);
    give(fds[i], text_format("%d", i));
    close(fds[i]);
  }
  settle(loop);
  expect_notes("begins in 2, begins in 2, begins in 2, 0, 1, 2");
  server_free(server);
  settle(loop);
}

LOOP_TEST(files_may_run_out,
          "When files have run out the server says so once, looks away for a "
          "second, and then goes on",
          "N74") {
  untraced();
  if (RUNNING_ON_VALGRIND)
    return; // it has files of its own, and another limit
  int reports = 0;
  loop_set_exception_handler(loop, note_three, &reports);
  Server *server = open_server(loop, notes_who);
  struct sockaddr_un address = {0};
  socklen_t length = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &length);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  ck_assert_int_eq(connect(fd, (struct sockaddr *)&address, length), 0);
  struct rlimit before, none;
  getrlimit(RLIMIT_NOFILE, &before);
  none = before;
  none.rlim_cur = 3;
  setrlimit(RLIMIT_NOFILE, &none);
  run_until(loop, 0.5);
  setrlimit(RLIMIT_NOFILE, &before);
  expect_notes("socket.accept() out of system resource: OSError: [Errno 24] "
               "Too many open files");
  ck_assert_uint_le(loop_iteration(loop), 3); // it does not spin
  give(fd, "hello\n");
  run_until(loop, 2);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "hello\n"));
  close(fd);
  server_free(server);
  settle(loop);
}

LOOP_TEST(a_connection_that_fails,
          "Where nobody listens open_connection() raises what sock_connect() "
          "does",
          "N76") {
  listener = (int)value_as_int(sock_listen("@", 0, 1).value);
  const char *name = sock_name(listener);
  Stream *stream = NULL;
  sock_close(loop, listener);
  (void)name;
  Outcome o = run(loop, connects, &stream);
  ck_assert_int_eq(o.how, RAISED);
  ck_assert(error_is(o.error, OSError));
  ck_assert_ptr_null(stream);
}

static void speaks_http(int port) {
  char address[60];
  snprintf(address, sizeof address, "http://127.0.0.1:%d/", port);
  execlp("curl", "curl", "-s", "-m", "10", "--noproxy", "*", address,
         (char *)NULL);
  _exit(127);
}

// The head of a request ends with an empty line.
static Outcome web_page(Coroutine *self, void *arg) {
  static const char page[] =
      "HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";
  Stream *stream = arg;
  Value head = TRY(stream_readuntil(self, stream, "\r\n\r\n"));
  note("%.5s", value_as_str(head));
  TRY(stream_write(stream, page, sizeof page - 1));
  return stream_drain(self, stream);
}

static void child_ended(Loop *loop, void *arg) {
  (void)arg;
  int status;
  if (waitpid(-1, &status, WNOHANG) > 0) {
    note("ended with %d", WEXITSTATUS(status));
    loop_stop(loop);
  } else {
    loop_call_later(loop, 0.01, child_ended, NULL);
  }
}

TEST(a_real_client_is_served,
     "curl, where it is installed, gets a page from such a server", "") {
  untraced();
  if (system("command -v curl >/dev/null 2>&1"))
    return;
  Loop *loop = loop_new(clock_real());
  int fd = (int)value_as_int(sock_listen("127.0.0.1", 0, 10).value);
  Server *server = start_server(loop, web_page, fd);
  int port = sock_port(fd);
  if (fork() == 0)
    speaks_http(port);
  loop_call_later(loop, 0.01, child_ended, NULL);
  loop_run_forever(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "GET /, ended with 0"));
  server_free(server);
  loop_free(loop);
}
