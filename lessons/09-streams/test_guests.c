// Who serves whom?
#include <fcntl.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include "09-streams/test_streams.h"
#include "record/shared_memory.h"
#include "tests/test_co.h"

// In place of the system's: most of what it may refuse with cannot be brought
// about.
static int refusal; // an errno, once; 0: none
static int asked;   // how often

#ifdef __linux__
enum { CAN_REFUSE = true };

int accept4(int fd, struct sockaddr *from, socklen_t *size, int flags);
int accept4(int fd, struct sockaddr *from, socklen_t *size, int flags) {
  asked++;
  if (!refusal)
    return (int)syscall(SYS_accept4, fd, from, size, flags);
  errno = refusal;
  refusal = 0;
  return -1;
}

int accept(int fd, struct sockaddr *from, socklen_t *size) {
  return accept4(fd, from, size, 0);
}
#else
enum { CAN_REFUSE = false };
#endif

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
  ck_assert_uint_eq(record_now->file_count, 0); // none is recorded
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
  asked = 0;
  run_idle_iteration(loop);
  ck_assert_ptr_nonnull(
      strstr(notes_taken(), "OSError: [Errno 22] Invalid argument"));
  ck_assert_msg(asked < 2, "it was asked %d times", asked);
  server_is_over(loop, server);
}

LOOP_TEST(nobody_may_be_there_after_all,
          "Whoever was in line may have left it: accept() is asked again when "
          "the next one is there, and no more often than that",
          "") {
  static const int reasons[] = {EAGAIN, EWOULDBLOCK, EINTR, ECONNABORTED};
  untraced();
  if (!CAN_REFUSE)
    return;
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, is_counted);
  for (int i = 0; i < 4; i++) {
    begun = asked = 0;
    refusal = reasons[i];
    int fd = guest();
    for (int n = 0; n < 4; n++)
      run_idle_iteration(loop);
    expect_notes("");
    ck_assert_msg(begun == 1, "behind %s nobody is served",
                  strerror(reasons[i]));
    ck_assert_msg(asked <= 3, "for one guest accept() is asked %d times",
                  asked);
    close(fd);
  }
  server_is_over(loop, server);
}

LOOP_TEST(there_are_four_kinds_of_want,
          "For want of files, here or in the whole system, of buffers and of "
          "memory a server looks away for a second, and goes on",
          "N74") {
  static const int reasons[] = {EMFILE, ENFILE, ENOBUFS, ENOMEM};
  untraced();
  if (!CAN_REFUSE)
    return;
  loop_set_exception_handler(loop, note_report, NULL);
  Server *server = open_server(loop, is_counted);
  for (int i = 0; i < 4; i++) {
    begun = 0;
    refusal = reasons[i];
    int fd = guest();
    double now = loop_time(loop);
    run_until(loop, now + 0.5);
    const char *said = notes_taken();
    ck_assert_msg(strstr(said, "out of system resource") && !begun,
                  "want of this is not seen: %s; notes: %s",
                  strerror(reasons[i]), said);
    run_until(loop, now + 2);
    ck_assert_int_eq(begun, 1);
    close(fd);
  }
  server_is_over(loop, server);
}

LOOP_TEST(each_guest_is_another_file,
          "In the record each guest's socket is another file, though it has "
          "the number of one who has gone",
          "") {
  begun = 0;
  Server *server = open_server(loop, is_counted);
  for (int i = 0; i < 2; i++) {
    int fd = guest();
    settle(loop);
    close(fd);
  }
  ck_assert_int_eq(begun, 2);
  ck_assert_uint_eq(record_now->file_count, 3); // one is the listener
  server_is_over(loop, server);
}

LOOP_TEST(zero_is_a_number,
          "Where a program's input is closed, a guest's socket or a listener "
          "has the number 0, and is served and closed as any other",
          "") {
  begun = 0;
  Server *server = open_server(loop, is_counted);
  int fd = guest();
  if (listener != 0 && fd != 0)
    close(0);
  settle(loop);
  ck_assert_msg(begun == 1, "a guest with the number 0 is not served");
  ck_assert_str_eq(taken(fd), "''");
  close(fd);
  server_is_over(loop, server);
  server = open_server(loop, is_counted);
  ck_assert_int_eq(listener, 0);
  server_is_over(loop, server);
  ck_assert_msg(guest() == -1, "a listener with the number 0 is not closed");
}

LOOP_TEST(a_server_is_closed_while_it_looks_away,
          "A server that is given back while files have run out does not come "
          "back",
          "") {
  untraced();
  if (RUNNING_ON_VALGRIND)
    return; // it has files of its own, and another limit
  int reports = 0;
  loop_set_exception_handler(loop, note_three, &reports);
  Server *server = open_server(loop, is_counted);
  int fd = guest();
  struct rlimit before, none;
  getrlimit(RLIMIT_NOFILE, &before);
  none = before;
  none.rlim_cur = 3;
  setrlimit(RLIMIT_NOFILE, &none);
  run_until(loop, 0.5);
  setrlimit(RLIMIT_NOFILE, &before);
  expect_notes("socket.accept() out of system resource: OSError: [Errno 24] "
               "Too many open files");
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
  ck_assert_int_eq(server->listener, -1);
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
