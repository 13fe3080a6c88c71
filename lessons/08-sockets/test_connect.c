// How do two find each other?
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#include "08-sockets/test_files.h"

static int listen_at(const char *host, int backlog) {
  Outcome o = sock_listen(host, 0, backlog);
  ck_assert_int_eq(o.how, RETURNED);
  return (int)value_as_int(o.value);
}

// The address of somebody who listens, and what came of calling him.
typedef struct Call {
  char host[120];
  int port, fd;
} Call;

static Call call_to(int listener) {
  Call call = {.port = sock_port(listener), .fd = -1};
  snprintf(call.host, sizeof call.host, "%s", sock_name(listener));
  return call;
}

// async def connects(call): call.fd = await loop.sock_connect(...)
static Outcome connects(Coroutine *self, void *arg) {
  Call *call = arg;
  Outcome o = sock_connect(self, call->host, call->port);
  call->fd = o.how == RAISED ? -1 : (int)value_as_int(o.value);
  note("%s in %u", o.how == RAISED ? error_repr(o.error) : "connected",
       iteration());
  return ended(o);
}

typedef struct Door {
  int listener, fd;
} Door;

static Outcome accepts(Coroutine *self, void *arg) {
  Door *door = arg;
  Outcome o = sock_accept(self, door->listener);
  door->fd = o.how == RAISED ? -1 : (int)value_as_int(o.value);
  note("%s in %u", o.how == RAISED ? error_repr(o.error) : "accepted",
       iteration());
  return ended(o);
}

LOOP_TEST(a_connection_that_is_made_at_once,
          "Behind a path a connection is made at once, and nobody waits: not "
          "even for who listens to accept it",
          "N32") {
  int listener = listen_at("@", 5);
  Call call = call_to(listener);
  run(loop, connects, &call);
  expect_notes("connected in 1");
  sock_close(loop, call.fd);
  sock_close(loop, listener);
}

LOOP_TEST(a_connection_over_tcp,
          "Two tasks connect over TCP and talk: what one sends the other "
          "receives",
          "N32 N34") {
  untraced();
  Door door = {listen_at("127.0.0.1", 5), -1};
  Call call = call_to(door.listener);
  ck_assert_str_eq(call.host, "127.0.0.1");
  ck_assert_int_gt(call.port, 0);
  Task *task = start(loop, accepts, &door);
  expect(run(loop, connects, &call), "return None");
  expect(loop_run_until_complete(loop, &task->future), "return None");
  give(call.fd, "hi");
  run(loop, receives, &door.fd);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "'hi'"));
  sock_close(loop, call.fd);
  sock_close(loop, door.fd);
  sock_close(loop, door.listener);
}

LOOP_TEST(tcp_of_the_other_kind,
          "An address may have 128 bits, where the system has such", "") {
  untraced();
  Outcome o = sock_listen("::1", 0, 5);
  if (o.how == RAISED)
    return;
  Door door = {(int)value_as_int(o.value), -1};
  Call call = call_to(door.listener);
  ck_assert_str_eq(call.host, "::1");
  Task *task = start(loop, accepts, &door);
  expect(run(loop, connects, &call), "return None");
  expect(loop_run_until_complete(loop, &task->future), "return None");
  sock_close(loop, call.fd);
  sock_close(loop, door.fd);
  sock_close(loop, door.listener);
}

LOOP_TEST(nobody_listens,
          "Where nobody listens, the connection is refused; behind a path that "
          "is none, it is not found",
          "N33") {
  untraced();
  int listener = listen_at("127.0.0.1", 5);
  Call call = call_to(listener), none = {.host = "/there/is/no/such/door"};
  sock_close(loop, listener);
  run(loop, connects, &call);
  ck_assert_ptr_nonnull(
      strstr(notes_taken(), "ConnectionRefusedError: [Errno 111] "));
  expect(run(loop, connects, &none),
         "raise FileNotFoundError: [Errno 2] No such file or directory");
}

static Outcome refused(Coroutine *self, void *arg) {
  (void)arg;
  return sock_connect(self, "127.0.0.1", 1);
}

LOOP_TEST(
    a_refusal_says_who_refused,
    "A connection over TCP that is refused names the address, in Python's "
    "words",
    "N33") {
  untraced();
  expect(run(loop, refused, NULL),
         "raise ConnectionRefusedError: [Errno 111] Connect call failed "
         "('127.0.0.1', 1)");
}

LOOP_TEST(whoever_came_is_accepted,
          "Where a connection waits already, nobody waits to accept it; they "
          "are accepted in the order in which they came, and do not block",
          "N34") {
  Door one = {listen_at("@", 5), -1}, two = one;
  Call first_call = call_to(one.listener), second_call = first_call;
  run(loop, connects, &first_call);
  run(loop, connects, &second_call);
  give(first_call.fd, "first");
  give(second_call.fd, "second");
  start(loop, accepts, &one);
  start(loop, accepts, &two);
  run_iteration(loop);
  expect_notes("connected in 1, connected in 3, accepted in 5, accepted in 5");
  ck_assert_str_eq(taken(one.fd), "'first'");
  ck_assert_str_eq(taken(two.fd), "'second'");
  char one_byte;
  ck_assert_int_eq(recv(one.fd, &one_byte, 1, 0), -1); // comes back
  int all[] = {one.fd, two.fd, first_call.fd, second_call.fd, one.listener};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    sock_close(loop, all[i]);
}

LOOP_TEST(who_accepts_waits,
          "Where nobody has come, the task waits, like one that wants to "
          "receive",
          "N34") {
  Door door = {listen_at("@", 5), -1};
  Call call = call_to(door.listener);
  started(loop, accepts, &door);
  start(loop, connects, &call);
  run_iteration(loop);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("connected in 2, accepted in 4");
  sock_close(loop, door.fd);
  sock_close(loop, call.fd);
  sock_close(loop, door.listener);
}

LOOP_TEST(a_cancelled_accept_loses_nobody,
          "When a task that waits to accept is cancelled, the socket listens "
          "on, and the next one gets who came meanwhile",
          "N35") {
  Door door = {listen_at("@", 5), -1};
  Call call = call_to(door.listener);
  Task *task = started(loop, accepts, &door);
  start(loop, connects, &call);
  run_iteration(loop);
  run_iteration(loop); // he has come, and the task was told
  task_cancel(task);
  run_iteration(loop);
  expect_notes("connected in 2, CancelledError in 4");
  ck_assert(!loop_remove_reader(loop, door.listener));
  run(loop, accepts, &door);
  expect_notes("accepted in 5");
  sock_close(loop, door.fd);
  sock_close(loop, call.fd);
  sock_close(loop, door.listener);
}

// The words are the C library's, as in Python, and musl has others.
static const char *in_use(void) {
  return text_format("raise OSError: [Errno %d] %s", EADDRINUSE,
                     strerror(EADDRINUSE));
}

LOOP_TEST(an_address_in_use, "Nobody can listen where somebody does", "") {
  int listener = listen_at("127.0.0.1", 5);
  expect(sock_listen("127.0.0.1", sock_port(listener), 5), in_use());
  sock_close(loop, listener);
}

LOOP_TEST(a_full_house,
          "Behind a path, where as many wait to be accepted as there is room "
          "for, a connection fails. (In CPython it seems to be made, and the "
          "first message fails)",
          "N77") {
  int listener = listen_at("@", 0);
  Call calls[4];
  bool failed = false;
  for (int i = 0; i < 4; i++) {
    calls[i] = call_to(listener);
    Outcome o = run(loop, connects, &calls[i]);
    failed |= o.how == RAISED && o.error.type == BlockingIOError;
  }
  ck_assert_ptr_nonnull(strstr(notes_taken(), "connected in 1"));
  ck_assert(failed);
  for (int i = 0; i < 4; i++)
    if (calls[i].fd >= 0)
      sock_close(loop, calls[i].fd);
  sock_close(loop, listener);
}

LOOP_TEST(a_full_house_over_tcp,
          "Over TCP who finds as many waiting as there is room for is not "
          "connected yet: he waits, and may be cancelled",
          "") {
  untraced();
  int listener = listen_at("127.0.0.1", 0), waiting = 0;
  Call calls[4];
  Task *tasks[4];
  for (int i = 0; i < 4; i++) {
    calls[i] = call_to(listener);
    tasks[i] = started(loop, connects, &calls[i]);
  }
  for (int i = 0; i < 4; i++)
    waiting += task_cancel(tasks[i]);
  ck_assert_int_gt(waiting, 0);
  run_iteration(loop);
  for (int i = 0; i < 4; i++)
    if (calls[i].fd >= 0)
      sock_close(loop, calls[i].fd);
  sock_close(loop, listener);
}

LOOP_TEST(a_name_is_no_address,
          "Where an address is needed, a name is refused with a sentence, and "
          "so is a port that there is not",
          "") {
  expect(sock_listen("localhost", 80, 5),
         "raise OSError: 'localhost' is no address: one is a number such as "
         "127.0.0.1 or ::1, or a path such as /tmp/door");
  expect(sock_listen("127.0.0.1", 65536, 5),
         "raise OverflowError: port must be 0-65535.");
  Call call = {.host = "example", .port = 80};
  run(loop, connects, &call);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "'example' is no address"));
}

TEST(connecting_needs_a_loop, "Where no loop runs nobody can connect", "") {
  Call call = {.host = "127.0.0.1", .port = 80};
  Coroutine *c = coroutine_new(connects, &call);
  expect(coroutine_send(c, value_none()),
         "raise RuntimeError: no running event loop");
  coroutine_free(c);
}

LOOP_TEST(a_failed_connection_leaves_no_file,
          "Whoever cannot connect, or not listen, has no file left behind",
          "") {
  untraced();
  Call call = {.host = "127.0.0.1", .port = 1};
  int listener = listen_at("127.0.0.1", 5);
  run(loop, connects, &call); // the loop opens its own file
  int before = dup(0);
  close(before);
  run(loop, connects, &call);
  expect(sock_listen("127.0.0.1", sock_port(listener), 5), in_use());
  int after = dup(0);
  close(after);
  ck_assert_int_eq(before, after);
  sock_close(loop, listener);
}

static void talks(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  char answer[3] = "";
  bool fine = !connect(fd, (struct sockaddr *)&address, sizeof address) &&
              write(fd, "hi", 2) == 2 && read(fd, answer, 2) == 2;
  _exit(!fine || strcmp(answer, "ho"));
}

static Outcome serves(Coroutine *self, void *arg) {
  Door *door = arg;
  char buffer[10] = "";
  TRY(accepts(self, door));
  int64_t n = value_as_int(TRY(sock_recv(self, door->fd, buffer, 10)));
  TRY(sock_sendall(self, door->fd, "ho", 2));
  sock_close(loop_running(), door->fd);
  return returned(value_bool(n == 2 && !strcmp(buffer, "hi")));
}

LOOP_TEST(another_program_connects,
          "Another program, which blocks and knows nothing of a loop, connects "
          "and gets its answer",
          "") {
  untraced();
  Door door = {listen_at("127.0.0.1", 5), -1};
  pid_t child = fork();
  if (child == 0)
    talks(sock_port(door.listener));
  expect(run(loop, serves, &door), "return True");
  int status;
  waitpid(child, &status, 0);
  ck_assert_int_eq(status, 0);
  sock_close(loop, door.listener);
}
