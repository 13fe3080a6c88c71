// What copy() promises.
#include "09-streams/test_streams.h"
#include "exercise.h"

static char much[65536];

typedef struct Way { // in -> from -> copy() -> to -> out
  Copy copy;
  int in, out; // bare sockets
} Way;

static Way way_through(Loop *loop, Stream *to, int out) {
  int pair[2];
  sock_pair(pair);
  return (Way){{stream_new(loop, pair[A]), to}, pair[B], out};
}

static void expect_few(const Way *way) {
  size_t in = way->copy.from->in.count, out = way->copy.to->out.count;
  ck_assert_msg(in + out <= MOST_KEPT,
                "%zu bytes are kept in `from`, and %zu in `to`: more than "
                "MOST_KEPT, %d",
                in, out, MOST_KEPT);
}

static void is_over(Loop *loop, Way *way) {
  hang_up(loop, &way->in);
  stream_free(way->copy.from);
  done_with(loop, way->copy.to);
}

// -- all of it ----------------------------------------------------------------

STREAM_TEST(all_arrives, "What comes from the one goes to the other", "") {
  Way way = way_through(loop, stream, *peer);
  Task *task = start(loop, copy, &way.copy);
  give(way.in, "hello");
  settle(loop);
  ck_assert_str_eq(taken(way.out), "'hello'");
  give(way.in, " you");
  settle(loop);
  ck_assert_str_eq(taken(way.out), "' you'");
  ck_assert_str_eq(state_of(task), "pending");
  hang_up(loop, &way.in);
  settle(loop);
  expect(future_result(&task->future), "return 9");
  is_over(loop, &way);
}

// -- as fast as the slower one ------------------------------------------------

STREAM_TEST(the_slow_one_sets_the_pace,
            "While the other side takes nothing no more is read: what is kept "
            "has a bound, however much comes",
            "") {
  untraced();
  Way way = way_through(loop, stream, *peer);
  Task *task = start(loop, copy, &way.copy);
  for (int i = 0; i < 100; i++) {
    send(way.in, much, sizeof much, MSG_DONTWAIT | MSG_NOSIGNAL);
    settle(loop);
    expect_few(&way);
  }
  ck_assert_str_eq(state_of(task), "pending");
  task_cancel(task);
  settle(loop);
  is_over(loop, &way);
}

// Sends on and takes what is there, until the end or for so many rounds.
static size_t pump(Loop *loop, Way *way, size_t count) {
  char some[65536];
  size_t sent = 0, got = 0;
  ssize_t n = -1;
  for (int i = 0; i < 2000 && n != 0; i++) {
    size_t most = count - sent < sizeof much ? count - sent : sizeof much;
    n = most ? send(way->in, much, most, MSG_DONTWAIT | MSG_NOSIGNAL) : 0;
    sent += n > 0 ? (size_t)n : 0;
    if (sent == count)
      hang_up(loop, &way->in);
    settle(loop);
    while ((n = recv(way->out, some, sizeof some, MSG_DONTWAIT)) > 0)
      got += (size_t)n;
    expect_few(way);
  }
  return got;
}

STREAM_TEST(much_arrives_whole,
            "However much it is, all of it arrives when somebody takes it",
            "") {
  untraced();
  Way way = way_through(loop, stream, *peer);
  Task *task = start(loop, copy, &way.copy);
  ck_assert(pump(loop, &way, 3000000) == 3000000);
  expect(future_result(&task->future), "return 3000000");
  is_over(loop, &way);
}

// -- the end ------------------------------------------------------------------

STREAM_TEST(the_end_is_handed_on,
            "When the one has ended, the other side sees the end behind all "
            "that was copied",
            "") {
  Way way = way_through(loop, stream, *peer);
  start(loop, copy, &way.copy);
  give(way.in, "bye");
  hang_up(loop, &way.in);
  settle(loop);
  ck_assert_str_eq(taken(way.out), "'bye'");
  ck_assert_str_eq(taken(way.out), "''");
  is_over(loop, &way);
}

STREAM_TEST(what_was_cancelled_is_no_whole,
            "A copy that is cancelled aborts: the other side gets no end "
            "behind half of it, but the end of the connection",
            "") {
  untraced();
  Way way = way_through(loop, stream, *peer);
  Task *task = start(loop, copy, &way.copy);
  give(way.in, "half");
  settle(loop);
  task_cancel(task);
  settle(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert(way.copy.to->ended);
  is_over(loop, &way);
}

STREAM_TEST(who_has_gone_ends_the_copy,
            "When the other side has gone the copy fails, and reads no more",
            "") {
  Way way = way_through(loop, stream, *peer);
  Task *task = start(loop, copy, &way.copy);
  hang_up(loop, peer);
  give(way.in, "hello");
  settle(loop);
  give(way.in, "hello");
  settle(loop);
  Outcome o = future_result(&task->future);
  ck_assert(o.how == RAISED && error_is(o.error, OSError));
  is_over(loop, &way);
}
