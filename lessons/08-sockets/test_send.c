// ... and send?
#include <stdlib.h>

#include "08-sockets/test_files.h"

enum { BIG = 1 << 21 }; // more than a socket holds

typedef struct Parcel {
  int fd;
  const char *data;
  size_t size;
} Parcel;

// async def sends(parcel): note(await loop.sock_sendall(...))
static Outcome sends(Coroutine *self, void *arg) {
  const Parcel *parcel = arg;
  Outcome o = sock_sendall(self, parcel->fd, parcel->data, parcel->size);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

PAIR_TEST(what_fits_is_sent_at_once,
          "Where the system takes all of it, nobody waits, and no other task "
          "gets a turn; nothing is sent as fast as something",
          "N28") {
  Parcel hi = {pair[A], "hi", 2}, none = {pair[A], "", 0};
  start(loop, sends, &hi);
  start(loop, sends, &none);
  run_iteration(loop);
  expect_notes("None in 1, None in 1");
  ck_assert_str_eq(taken(pair[B]), "'hi'");
  ck_assert_ptr_null(loop_find_files(loop));
}

static char *big(void) {
  char *data = malloc(BIG);
  for (int i = 0; i < BIG; i++)
    data[i] = (char)(i * 7 + i / 256);
  return data;
}

static Outcome receives_all(Coroutine *self, void *arg) {
  Parcel *parcel = arg;
  char *got = malloc(BIG + 65536); // a part more than there should be
  size_t count = 0, n;
  do {
    n = (size_t)value_as_int(
        TRY(sock_recv(self, parcel->fd, got + count, 65536)));
    count += n;
  } while (n && count < BIG);
  bool same = count == BIG && !memcmp(got, parcel->data, BIG);
  free(got);
  return returned(value_bool(same));
}

PAIR_TEST(
    what_does_not_fit_is_sent_in_parts,
    "More than a socket holds is sent bit by bit, whenever there is room: "
    "it arrives whole and in order",
    "N29") {
  untraced();
  char *data = big();
  Parcel out = {pair[A], data, BIG}, in = {pair[B], data, BIG};
  Task *task = started(loop, sends, &out);
  ck_assert_str_eq(state_of(task), "pending");
  expect(run(loop, receives_all, &in), "return True");
  expect(loop_run_until_complete(loop, &task->future), "return None");
  ck_assert(!loop_remove_writer(loop, pair[A]));
  free(data);
}

PAIR_TEST(one_part_is_sent_in_an_iteration,
          "While it waits, the writer sends once in each iteration in which "
          "there is room, and the task goes on when all is sent",
          "N29") {
  fill(pair[A]);
  Parcel hi = {pair[A], "hi", 2};
  started(loop, sends, &hi);
  drain(pair[B]);
  run_iteration(loop);
  ck_assert_str_eq(taken(pair[B]), "'hi'");
  expect_notes("");
  run_iteration(loop);
  expect_notes("None in 3");
}

PAIR_TEST(
    a_sender_cancelled_half_way,
    "A task that is cancelled half way through has sent what it has sent; "
    "its writer is gone, and nothing more follows",
    "N30") {
  untraced();
  char *data = big();
  Parcel out = {pair[A], data, BIG};
  Task *task = started(loop, sends, &out);
  task_cancel(task);
  run_iteration(loop);
  expect_notes("CancelledError in 2");
  free(data);
  ck_assert(!loop_remove_writer(loop, pair[A]));
  char some[4096];
  size_t count = 0;
  for (ssize_t n; (n = recv(pair[B], some, sizeof some, MSG_DONTWAIT)) > 0;)
    count += (size_t)n;
  ck_assert_uint_gt(count, 0);
  ck_assert_uint_lt(count, BIG);
}

static void takes_all(Loop *loop, void *fd) {
  (void)loop;
  drain(*(int *)fd);
}

PAIR_TEST(
    a_sender_cancelled_when_there_is_room,
    "A task that is cancelled in the batch in which there is room for the "
    "rest sends nothing more",
    "N30") {
  fill(pair[A]);
  Parcel hi = {pair[A], "hi", 2};
  Task *task = started(loop, sends, &hi);
  takes_all(loop, &pair[B]);
  loop_call_soon(loop, cancels, task);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("CancelledError in 3");
  ck_assert_str_eq(taken(pair[B]), "nothing yet");
}

PAIR_TEST(
    nobody_is_there_any_more,
    "To send to one who has gone is a BrokenPipeError, and no signal ends "
    "the program",
    "N31") {
  Parcel hi = {pair[A], "hi", 2};
  hang_up(loop, &pair[B]);
  run(loop, sends, &hi);
  expect_notes("BrokenPipeError: [Errno 32] Broken pipe in 1");
}

static void goes(Loop *loop, void *end) { hang_up(loop, end); }

PAIR_TEST(somebody_goes_while_we_send,
          "Whoever goes while a task waits for room wakes it, with an error",
          "N31 N13") {
  fill(pair[A]);
  drain(pair[B]);
  fill(pair[A]);
  Parcel hi = {pair[A], "hi", 2};
  Task *task = started(loop, sends, &hi);
  loop_call_later(loop, 1, goes, &pair[B]);
  run_until(loop, 2);
  ck_assert_int_eq(future_result(&task->future).how, RAISED);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "BrokenPipeError") ||
                    strstr(said, "ConnectionResetError"),
                "%s", said);
  ck_assert_ptr_nonnull(strstr(said, " in 4"));
}
