// Who serves whom?
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/un.h>

#include "09-streams/test_streams.h"
#include "tests/test_co.h"

static int listener;
static struct sockaddr_un address;
static socklen_t length;

static Server *open_server(Loop *loop, CoroutineBody *body) {
  listener = (int)value_as_int(sock_listen("@", 0, 300).value);
  length = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &length);
  return start_server(loop, body, listener);
}

// A guest who is a bare socket; -1: nobody is there.
static int guest(void) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&address, length) == 0)
    return fd;
  close(fd);
  return -1;
}

static void server_is_over(Loop *loop, Server *server) {
  server_free(server);
  settle(loop);
}

static Outcome looks_at_itself(Coroutine *self, void *arg) {
  (void)self;
  const Stream *stream = arg;
  note("waits: %s, inherited: %s",
       str(value_bool(!(fcntl(stream->fd, F_GETFL) & O_NONBLOCK))),
       str(value_bool(!(fcntl(stream->fd, F_GETFD) & FD_CLOEXEC))));
  return returned(value_none());
}

LOOP_TEST(a_guests_socket_is_set_up,
          "A socket that was accepted blocks nobody, and no other program "
          "inherits it",
          "") {
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, looks_at_itself);
  int fd = guest();
  settle(loop);
  expect_notes("waits: False, inherited: False");
  close(fd);
  server_is_over(loop, server);
}

static Outcome is_cancelled_there(Coroutine *self, void *stream) {
  (void)stream;
  task_cancel(current_task(loop_running()));
  Outcome o = sleep_for(self, 0);
  note("%s", o.how == RAISED ? error_repr(o.error) : "it goes on");
  return ended(o);
}

LOOP_TEST(a_cancelled_guest_is_no_failure,
          "A connection's task that is cancelled ends its connection, and is "
          "not reported",
          "") {
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, is_cancelled_there);
  int fd = guest();
  settle(loop);
  expect_notes("CancelledError");
  ck_assert_str_eq(taken(fd), "''");
  close(fd);
  server_is_over(loop, server);
}

static int begun;

static Outcome is_counted(Coroutine *self, void *stream) {
  (void)self, (void)stream;
  begun++;
  return returned(value_none());
}

LOOP_TEST(so_many_at_a_time,
          "A hundred at most are accepted in one iteration, the others in the "
          "next: who is there already is served in between",
          "") {
  untraced();
  begun = 0;
  Server *server = open_server(loop, is_counted);
  int fds[130];
  for (int i = 0; i < 130; i++)
    fds[i] = guest();
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  ck_assert_int_eq(begun, 100);
  run_idle_iteration(loop);
  ck_assert_int_eq(begun, 130);
  for (int i = 0; i < 130; i++)
    close(fds[i]);
  server_is_over(loop, server);
}

LOOP_TEST(a_listener_that_is_none,
          "When accepting fails for another reason, the exception handler is "
          "told, with the callback's name",
          "") {
  loop_set_exception_handler(loop, note_report, NULL);
  listener = socket(AF_UNIX, SOCK_STREAM, 0); // nobody listens
  Server *server = start_server(loop, is_counted, listener);
  run_idle_iteration(loop);
  ck_assert_ptr_nonnull(
      strstr(notes_taken(), "OSError: [Errno 22] Invalid argument"));
  server_is_over(loop, server);
}

LOOP_TEST(a_server_is_closed_while_it_looks_away,
          "A server that is given back while files have run out does not come "
          "back",
          "") {
  untraced();
  if (RUNNING_ON_VALGRIND)
    return; // it has files of its own, and another limit
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, is_counted);
  int fd = guest();
  struct rlimit before, none;
  getrlimit(RLIMIT_NOFILE, &before);
  none = before;
  none.rlim_cur = 3;
  setrlimit(RLIMIT_NOFILE, &none);
  run_until(loop, 0.5);
  setrlimit(RLIMIT_NOFILE, &before);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "out of system resource"));
  server_free(server);
  run_until(loop, 2);
  expect_notes("");
  close(fd);
}

LOOP_TEST(
    a_server_is_closed_once,
    "A server that is freed is closed. To close it once more does nothing: "
    "its listener's number may be another file's by then",
    "") {
  untraced();
  server_is_over(loop, open_server(loop, is_counted));
  ck_assert_int_eq(guest(), -1);
  Server *server = open_server(loop, is_counted);
  server_close(server);
  bool input = fcntl(0, F_GETFD) != -1;
  int other = socket(AF_UNIX, SOCK_STREAM, 0);
  ck_assert_int_ge(dup2(other, listener), 0);
  server_close(server);
  server_is_over(loop, server);
  ck_assert_int_ne(fcntl(listener, F_GETFD), -1);
  ck_assert(!input || fcntl(0, F_GETFD) != -1);
  close(listener);
  if (other != listener)
    close(other);
}
