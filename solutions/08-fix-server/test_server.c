// What serve() promises.
#include <fcntl.h>

#include "08-sockets/test_files.h"
#include "exercise.h"

typedef struct Guest {
  const char *name;
  double comes, stays;
  int listener;
} Guest;

// Connects when he comes, says "hi", and notes when he hears what.
static Outcome visits(Coroutine *self, void *arg) {
  const Guest *me = arg;
  char text[101] = "";
  if (me->comes > 0)
    TRY(sleep_for(self, me->comes));
  int fd =
      (int)value_as_int(TRY(sock_connect(self, sock_name(me->listener), 0)));
  Outcome o = sock_sendall(self, fd, "hi", 2);
  if (o.how != RAISED)
    o = sock_recv(self, fd, text, 100);
  note("%s: %s at %g", me->name, o.how == RAISED ? error_repr(o.error) : text,
       loop_time(loop_running()));
  if (o.how != RAISED)
    o = sleep_for(self, me->stays);
  sock_close(loop_running(), fd);
  return ended(o);
}

static int listener;

static Task *opens(Loop *loop) {
  listener = (int)value_as_int(sock_listen("@", 0, 10).value);
  return start(loop, serve, &listener);
}

static int open_files(void) {
  int count = 0;
  for (int fd = 0; fd < 200; fd++)
    count += fcntl(fd, F_GETFD) != -1;
  return count;
}

static void closes(Loop *loop, Task *task) {
  task_cancel(task);
  run_until(loop, loop_time(loop) + 1);
  ck_assert_str_eq(state_of(task), "cancelled");
  sock_close(loop, listener);
}

// -- one, and several ---------------------------------------------------------

LOOP_TEST(one_is_answered, "Whoever comes is answered in capitals", "") {
  Task *task = opens(loop);
  Guest a = {"A", 1, 1, listener};
  start(loop, visits, &a);
  run_until(loop, 5);
  expect_notes("A: HI at 1");
  closes(loop, task);
}

LOOP_TEST(nobody_waits_for_anybody,
          "While one stays, the others are answered: each has a task of his "
          "own",
          "") {
  Task *task = opens(loop);
  Guest a = {"A", 1, 9, listener}, b = {"B", 2, 9, listener},
        c = {"C", 3, 9, listener};
  start(loop, visits, &a);
  start(loop, visits, &b);
  start(loop, visits, &c);
  run_until(loop, 20);
  expect_notes("A: HI at 1, B: HI at 2, C: HI at 3");
  closes(loop, task);
}

// -- who goes -----------------------------------------------------------------

static Outcome connects(Coroutine *self, void *fd) {
  Outcome o = sock_connect(self, sock_name(listener), 0);
  if (o.how == RETURNED)
    *(int *)fd = (int)value_as_int(o.value);
  return ended(o);
}

LOOP_TEST(who_resets_concerns_nobody,
          "A connection that fails ends its own task, and nobody else's: an "
          "OSError of one guest is no reason to stop serving the others",
          "") {
  Task *task = opens(loop);
  Guest a = {"A", 1, 5, listener}, c = {"C", 4, 1, listener};
  int rude = -1;
  start(loop, visits, &a);
  run_until(loop, 2);
  run(loop, connects, &rude);
  give(rude, "hello");
  run_idle_iteration(loop);
  run_until(loop, 3); // HELLO was sent, and is not read:
  loop_close_file(loop, rude);
  start(loop, visits, &c);
  run_until(loop, 20);
  expect_notes("A: HI at 1, C: HI at 7");
  closes(loop, task);
}

LOOP_TEST(who_goes_leaves_no_file,
          "The socket of a connection is closed when the other side has gone, "
          "however it went",
          "") {
  Task *task = opens(loop);
  Guest first = {"A", 0, 1, listener};
  int rude = -1;
  start(loop, visits, &first);
  run_until(loop, 5);
  int before = open_files();
  Guest a = {"B", 1, 1, listener}, b = {"C", 2, 1, listener};
  start(loop, visits, &a);
  start(loop, visits, &b);
  run_until(loop, 10);
  run(loop, connects, &rude);
  give(rude, "hello");
  run_until(loop, 11);
  loop_close_file(loop, rude);
  run_until(loop, 12);
  int left = open_files() - before;
  ck_assert_int_eq(left, 0);
  closes(loop, task);
}

// -- and the end --------------------------------------------------------------

LOOP_TEST(
    a_cancelled_server_closes_all,
    "A server that is cancelled serves nobody any more: its guests' tasks "
    "are cancelled with it, and their sockets closed",
    "") {
  Task *task = opens(loop);
  Guest a = {"A", 0, 9, listener}, b = {"B", 0, 9, listener};
  start(loop, visits, &a);
  start(loop, visits, &b);
  run_until(loop, 1);
  expect_notes("A: HI at 0, B: HI at 0");
  int before = open_files();
  task_cancel(task);
  run_until(loop, 2);
  ck_assert_str_eq(state_of(task), "cancelled");
  int closed = before - open_files();
  ck_assert_int_eq(closed, 2); // the guests' own stay
  run_until(loop, 20);
  sock_close(loop, listener);
}
