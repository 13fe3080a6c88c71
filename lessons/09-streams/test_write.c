// And what was written too fast?
#include <netinet/in.h>
#include <netinet/tcp.h>

#include "09-streams/test_streams.h"

static char much[1000000];

STREAM_TEST(
    what_fits_is_sent_at_once,
    "To write sends at once as far as the system takes it: no iteration "
    "passes",
    "N50") {
  expect(stream_write(stream, "hi", 2), "return None");
  expect(stream_write(stream, "!", 1), "return None");
  ck_assert_str_eq(taken(*peer), "'hi!'");
  ck_assert(!loop_remove_writer(loop, stream->fd));
  done_with(loop, stream);
}

STREAM_TEST(
    the_rest_is_kept,
    "What the system does not take is kept, and sent when there is room",
    "N50 N51") {
  untraced();
  stream_write(stream, much, sizeof much);
  ck_assert(stream->full);
  size_t kept = stream->out.count;
  ck_assert(kept > 0);
  for (int i = 0; i < 100 && stream->out.count; i++) {
    drain(*peer);
    run_idle_iteration(loop);
  }
  ck_assert(stream->out.count == 0); // how many is the system's affair
  ck_assert(!stream->full);
  ck_assert(!loop_remove_writer(loop, stream->fd));
  drain(*peer);
  stream_write(stream, "more", 4); // it goes on
  ck_assert_str_eq(taken(*peer), "'more'");
  done_with(loop, stream);
}

STREAM_TEST(nothing_is_overtaken,
            "While something is kept, what is written next is kept behind it, "
            "though there is room by then",
            "N51") {
  untraced();
  fill(stream->fd);
  stream_write(stream, "first, ", 7);
  drain(*peer);
  stream_write(stream, "second", 6);
  settle(loop);
  ck_assert_str_eq(taken(*peer), "'first, second'");
  done_with(loop, stream);
}

STREAM_TEST(who_need_not_wait_does_not,
            "While no more than the high-water mark is kept, drain() does not "
            "wait",
            "N52") {
  untraced();
  fill(stream->fd);
  stream_write(stream, much, HIGH_WATER);
  ck_assert(!stream->full);
  Ask ask = {.stream = stream};
  start(loop, drains, &ask);
  run_iteration(loop);
  expect_notes("drain None in 1");
  drain(*peer);
  done_with(loop, stream);
}

STREAM_TEST(drain_waits_for_low_water,
            "Above the high-water mark drain() waits until no more than the "
            "low-water mark is left, though that is not nothing, and wakes all "
            "who wait",
            "N53 N51") {
  untraced();
  // A socket with little room, so that it is sent in many pieces.
  setsockopt(stream->fd, SOL_SOCKET, SO_SNDBUF, &(int){4096}, sizeof(int));
  fill(stream->fd);
  stream_write(stream, much, HIGH_WATER + 1);
  ck_assert(stream->full);
  Ask ask = {.stream = stream};
  start(loop, drains, &ask);
  started(loop, drains, &ask);
  while (stream->out.count > LOW_WATER) {
    expect_notes("");
    drain(*peer);
    run_idle_iteration(loop);
  }
  ck_assert_msg(stream->out.count > 0, "drain() waited until nothing was left");
  run_idle_iteration(loop);
  const char *first = strstr(notes_taken(), "drain None in ");
  ck_assert(first && strstr(first + 1, "drain None in "));
  stream_abort(stream);
  done_with(loop, stream);
}

STREAM_TEST(the_mark_itself_is_enough,
            "With as many bytes left as the low-water mark says, whoever waits "
            "in drain() goes on",
            "N53") {
  untraced();
  ssize_t room = send(stream->fd, much, sizeof much, MSG_DONTWAIT);
  drain(*peer);
  fill(stream->fd);
  Ask ask = {.stream = stream};
  stream_write(stream, much, (size_t)room + LOW_WATER);
  ck_assert(stream->full);
  started(loop, drains, &ask);
  expect_notes("");
  drain(*peer); // now there is room for all but so many
  settle(loop);
  if (stream->out.count == LOW_WATER) // what it takes is the system's affair
    ck_assert_msg(strstr(notes_taken(), "drain None"), "it still waits");
  stream_abort(stream);
  done_with(loop, stream);
}

STREAM_TEST(drain_tells_of_the_end,
            "After close() drain() gives the loop one iteration, then it is a "
            "ConnectionResetError",
            "N54") {
  Ask ask = {.stream = stream};
  stream_close(stream);
  run(loop, drains, &ask);
  expect_notes("drain ConnectionResetError: Connection lost in 2");
  done_with(loop, stream);
}

STREAM_TEST(
    who_waits_to_drain_is_woken_by_the_end,
    "When the connection ends without an error, whoever waits in drain() "
    "goes on as if all were sent",
    "N55 N63") {
  untraced();
  fill(stream->fd);
  stream_write(stream, much, HIGH_WATER + 1);
  Ask ask = {.stream = stream};
  started(loop, drains, &ask);
  stream_abort(stream);
  settle(loop);
  expect_notes("drain None in 3");
  done_with(loop, stream);
}

// async def writes_and_drains(ask): writer.write(...); await writer.drain()
static Outcome writes_and_drains(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  expect(stream_write(ask->stream, "hello", 5), "return None");
  return drains(self, arg);
}

STREAM_TEST(the_other_side_has_gone,
            "To write to one who has gone raises nothing; the connection ends, "
            "drain() says that it is lost, and wait_closed() what it died of",
            "N65") {
  Ask ask = {.stream = stream};
  hang_up(loop, peer);
  run(loop, writes_and_drains, &ask);
  run(loop, drains, &ask);
  run(loop, waits_closed, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "drain ConnectionResetError: Connection lost") &&
                    strstr(said, "drain BrokenPipeError") &&
                    strstr(said, "closed BrokenPipeError: [Errno 32] Broken "
                                 "pipe"),
                "%s", said);
  expect(stream_write(stream, "hello", 5), "return None"); // goes nowhere
  done_with(loop, stream);
}

STREAM_TEST(the_other_side_goes_while_something_is_kept,
            "When the other side goes, what is kept is dropped, and whoever "
            "drains gets the error",
            "N65") {
  untraced();
  Ask ask = {.stream = stream};
  fill(stream->fd);
  stream_write(stream, much, HIGH_WATER + 1);
  Task *task = started(loop, drains, &ask);
  drain(*peer);
  hang_up(loop, peer);
  run_idle_iteration(loop);
  ck_assert(!stream->ended && stream->out.count == 0);
  settle(loop);
  ck_assert(stream->ended);
  expect(future_result(&task->future),
         "raise BrokenPipeError: [Errno 32] Broken pipe");
  done_with(loop, stream);
}

STREAM_TEST(an_end_behind_what_was_written,
            "write_eof() lets the other side see the end behind all that was "
            "written; reading goes on, and writing is an error",
            "N61") {
  Ask ask = {.stream = stream, .size = 50};
  stream_write(stream, "last", 4);
  stream_write_eof(stream);
  stream_write_eof(stream);
  ck_assert_str_eq(taken(*peer), "'last'");
  ck_assert_str_eq(taken(*peer), "''");
  expect(stream_write(stream, "x", 1),
         "raise RuntimeError: Cannot call write() after write_eof()");
  give(*peer, "answer");
  settle(loop);
  run(loop, reads_some, &ask);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "read 'answer'"));
  done_with(loop, stream);
}

STREAM_TEST(an_end_behind_what_is_kept,
            "write_eof() waits until what is kept is sent", "N61") {
  untraced();
  stream_write(stream, much, sizeof much);
  stream_write_eof(stream);
  char some[65536];
  size_t count = 0;
  ssize_t n = -1;
  for (int i = 0; i < 1000 && n != 0; i++) {
    while ((n = recv(*peer, some, sizeof some, MSG_DONTWAIT)) > 0)
      count += (size_t)n;
    if (n < 0)
      run_idle_iteration(loop);
  }
  ck_assert(n == 0);
  ck_assert(count == sizeof much);
  done_with(loop, stream);
}

STREAM_TEST(the_peer_ends_and_listens,
            "When the other side has ended, it still hears what we write",
            "N62") {
  Ask ask = {.stream = stream, .size = 50};
  give(*peer, "question");
  shutdown(*peer, SHUT_WR);
  settle(loop);
  run(loop, reads_some, &ask);
  run(loop, reads_some, &ask);
  stream_write(stream, "answer", 6);
  ck_assert_str_eq(taken(*peer), "'answer'");
  done_with(loop, stream);
}

LOOP_TEST(a_small_message_waits_for_no_other,
          "A stream over TCP sends a small message at once, though the one "
          "before is not acknowledged: TCP_NODELAY",
          "") {
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 0;
  socklen_t size = sizeof on;
  Stream *stream = stream_new(loop, fd);
  ck_assert_int_eq(getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, &size), 0);
  ck_assert(on);
  done_with(loop, stream);
}
