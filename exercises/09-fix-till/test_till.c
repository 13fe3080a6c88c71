// What till() promises.
#include "09-streams/test_streams.h"
#include "exercise.h"

static const char *heard(int fd) {
  char text[1001] = "";
  ssize_t n = recv(fd, text, 1000, MSG_DONTWAIT);
  return n < 0 ? "nothing yet" : text_format("%s", text);
}

static void expect_heard(int fd, const char *text) {
  const char *all = repr(value_str(heard(fd)));
  const char *right = repr(value_str(text));
  ck_assert_msg(!strcmp(all, right), "the guest was to hear %s, and heard %s",
                right, all);
}

// The guest says no more; gives back what till() has returned.
static Outcome ends(Loop *loop, int fd, const Task *task) {
  shutdown(fd, SHUT_WR);
  settle(loop);
  ck_assert_str_eq(state_of(task), "finished");
  return future_result((Future *)&task->future);
}

// -- one order, and the next --------------------------------------------------

STREAM_TEST(orders_are_added, "Each order is answered with the sum so far",
            "") {
  Task *task = start(loop, till, stream);
  give(*peer, "3 cups of tea\n");
  settle(loop);
  expect_heard(*peer, "so far: 3\n");
  give(*peer, "20 cakes\n");
  settle(loop);
  expect_heard(*peer, "so far: 23\n");
  expect(ends(loop, *peer, task), "return 23");
  done_with(loop, stream);
}

// -- as the bytes come --------------------------------------------------------

STREAM_TEST(an_order_in_pieces,
            "An order may come in pieces of any size: it counts when its line "
            "has ended, and not before",
            "") {
  Task *task = start(loop, till, stream);
  static const char *const pieces[] = {"1", "2 cups", " of tea"};
  for (int i = 0; i < 3; i++) {
    give(*peer, pieces[i]);
    settle(loop);
    expect_heard(*peer, "nothing yet");
  }
  give(*peer, "\n");
  settle(loop);
  expect_heard(*peer, "so far: 12\n");
  expect(ends(loop, *peer, task), "return 12");
  done_with(loop, stream);
}

STREAM_TEST(orders_in_one_piece,
            "Orders that come in one piece are as many as there are lines",
            "") {
  Task *task = start(loop, till, stream);
  give(*peer, "1 tea\n2 cakes\n3 cups\n4 sp");
  settle(loop);
  expect_heard(*peer, "so far: 1\nso far: 3\nso far: 6\n");
  give(*peer, "oons\n");
  settle(loop);
  expect_heard(*peer, "so far: 10\n");
  expect(ends(loop, *peer, task), "return 10");
  done_with(loop, stream);
}

STREAM_TEST(an_empty_line_is_a_line,
            "A line without a number counts as 0: an empty line is not the end",
            "") {
  Task *task = start(loop, till, stream);
  give(*peer, "5 cups\n\nplease\n2 more\n");
  settle(loop);
  expect_heard(*peer, "so far: 5\nso far: 5\nso far: 5\nso far: 7\n");
  expect(ends(loop, *peer, task), "return 7");
  done_with(loop, stream);
}

// -- the end ------------------------------------------------------------------

STREAM_TEST(what_comes_with_the_end_counts,
            "What was ordered before the end counts, though the end has come "
            "by the time it is read",
            "") {
  give(*peer, "1 tea\n2 cakes\n");
  shutdown(*peer, SHUT_WR);
  settle(loop);
  Task *task = start(loop, till, stream);
  expect(ends(loop, *peer, task), "return 3");
  expect_heard(*peer, "so far: 1\nso far: 3\n");
  done_with(loop, stream);
}

STREAM_TEST(a_last_line_without_its_end,
            "The last order counts, though the guest has ended in place of "
            "ending the line",
            "") {
  Task *task = start(loop, till, stream);
  give(*peer, "1 tea\n20");
  settle(loop);
  expect_heard(*peer, "so far: 1\n");
  expect(ends(loop, *peer, task), "return 21");
  expect_heard(*peer, "so far: 21\n");
  done_with(loop, stream);
}

STREAM_TEST(a_failure_is_no_end,
            "When the connection fails it is an error, and no sum", "") {
  Task *task = start(loop, till, stream);
  give(*peer, "1 tea\n");
  settle(loop);
  hang_up(loop, peer); // without reading the answer: a reset
  settle(loop);
  Outcome o = future_result(&task->future);
  ck_assert(o.how == RAISED && error_is(o.error, OSError));
  done_with(loop, stream);
}
