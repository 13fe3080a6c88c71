// When does a connection end?
#include "09-streams/test_streams.h"

static char much[1000000];

STREAM_TEST(close_ends_it_in_the_next_iteration,
            "A stream with nothing left to send ends one iteration after "
            "close(): who reads sees the end, and the other side, too",
            "N56 N60") {
  Ask ask = {.stream = stream, .size = 5};
  started(loop, reads_some, &ask);
  start(loop, waits_closed, &ask);
  stream_close(stream);
  stream_close(stream);
  ck_assert(!stream->ended);
  run_iteration(loop);
  ck_assert(stream->ended);
  ck_assert_int_eq(stream->fd, -1); // it may be another file's number now
  settle(loop);
  expect_notes("read '' in 3, closed None in 3");
  ck_assert_str_eq(taken(*peer), "''");
  done_with(loop, stream);
}

STREAM_TEST(close_sends_what_is_kept,
            "A stream ends when all that was written is sent, also what was "
            "written behind close()",
            "N57") {
  untraced();
  stream_write(stream, much, sizeof much);
  stream_close(stream);
  stream_write_eof(stream); // an end is coming already
  expect(stream_write(stream, much, 10), "return None");
  char some[65536];
  size_t count = 0;
  ssize_t n = -1;
  for (int i = 0; i < 1000 && n != 0; i++) {
    while ((n = recv(*peer, some, sizeof some, MSG_DONTWAIT)) > 0)
      count += (size_t)n;
    if (n < 0)
      run_idle_iteration(loop);
  }
  ck_assert(count == sizeof much + 10);
  ck_assert(stream->ended);
  done_with(loop, stream);
}

STREAM_TEST(
    what_is_written_behind_the_end,
    "What is written to a stream that is closed goes nowhere, and is no "
    "error",
    "N59 N58") {
  stream_close(stream);
  expect(stream_write(stream, "x", 1), "return None");
  settle(loop);
  expect(stream_write(stream, "x", 1), "return None");
  ck_assert_str_eq(taken(*peer), "''");
  done_with(loop, stream);
}

STREAM_TEST(abort_drops_what_is_kept,
            "abort() drops what is kept, and the end is a clean one", "N63") {
  untraced();
  Ask ask = {.stream = stream};
  stream_write(stream, much, sizeof much);
  stream_close(stream); // it waits until all is sent
  stream_abort(stream);
  settle(loop);
  ck_assert(stream->ended);
  run(loop, waits_closed, &ask);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "closed None"));
  done_with(loop, stream);
}

static void closes_it(Loop *loop, void *stream) {
  (void)loop;
  stream_close(stream);
}

STREAM_TEST(close_stops_the_reading,
            "Behind close() nothing is read, also what has come in the same "
            "iteration",
            "N56") {
  give(*peer, "late");
  loop_call_soon(loop, closes_it, stream);
  run_iteration(loop);
  ck_assert_uint_eq(stream->in.count, 0);
  settle(loop);
  ck_assert(stream->ended);
  done_with(loop, stream);
}

STREAM_TEST(who_sends_its_last_reads_no_more,
            "Behind close() nothing is read, though something is kept, and is "
            "sent first",
            "N57") {
  untraced();
  fill(stream->fd);
  stream_write(stream, "last", 4);
  stream_close(stream);
  give(*peer, "late");
  settle(loop);
  ck_assert_uint_eq(stream->in.count, 0);
  ck_assert(!stream->ended);
  drain(*peer);
  settle(loop);
  ck_assert_str_eq(taken(*peer), "'last'");
  ck_assert(stream->ended);
  done_with(loop, stream);
}

static void aborts_it(Loop *loop, void *stream) {
  (void)loop;
  stream_abort(stream);
}

STREAM_TEST(abort_when_there_is_room,
            "abort() ends a stream once, though there is room to send what is "
            "kept in the same iteration",
            "N63") {
  untraced();
  fill(stream->fd);
  stream_write(stream, much, 1000);
  drain(*peer);
  loop_call_soon(loop, aborts_it, stream);
  run_iteration(loop);
  ck_assert(!stream->ended);
  ck_assert_str_eq(taken(*peer), "nothing yet");
  settle(loop);
  ck_assert(stream->ended);
  done_with(loop, stream);
}

STREAM_TEST(what_was_given_back_goes,
            "A stream that was given back goes when its connection has ended, "
            "and not only with its loop",
            "") {
  int pair[2];
  sock_pair(pair);
  Stream *other = stream_new(loop, pair[A]);
  ck_assert_ptr_eq(other->next, stream);
  stream_free(stream);
  ck_assert_ptr_eq(other->next, stream);
  settle(loop);
  ck_assert_ptr_null(other->next);
  stream = stream_new(loop, pair[B]);
  ck_assert_ptr_eq(stream->next, other);
  stream_close(other);
  settle(loop);
  stream_free(other); // it has ended
  ck_assert_ptr_null(stream->next);
  done_with(loop, stream);
}

PAIR_TEST(a_stream_goes_with_its_loop,
          "Streams that nobody has given back, or whose end has not come, go "
          "with their loop, and close their sockets",
          "") {
  Loop *other = loop_new(clock_virtual());
  fill(pair[A]);
  stream_write(stream_new(other, pair[A]), "kept", 4);
  pair[A] = -1;
  drain(pair[B]);
  int more[2];
  sock_pair(more);
  stream_free(stream_new(other, more[A]));
  loop_free(other);
  ck_assert_str_eq(taken(pair[B]), "''");
  ck_assert_str_eq(taken(more[B]), "''");
  close(more[B]);
  stream_free(NULL);
}

// The stream is full, so that who drains waits, too.
static void frees_under(CoroutineBody *waits) {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  fill(pair[A]);
  Ask ask = {.stream = stream_new(loop, pair[A]), .size = 5};
  stream_write(ask.stream, much, HIGH_WATER + 1);
  started(loop, waits, &ask);
  stream_free(ask.stream);
}

static void frees_under_a_reader(void) { frees_under(reads_some); }
static void frees_under_who_drains(void) { frees_under(drains); }
static void frees_under_who_awaits_the_end(void) { frees_under(waits_closed); }

TEST(a_stream_is_not_freed_under_a_reader,
     "Freeing a stream that a task waits for, to read, to drain or for its "
     "end, ends the program, with one line",
     "") {
  const char *words = "stream_free: a task still waits for this stream";
  expect_dies(frees_under_a_reader, words);
  expect_dies(frees_under_who_drains, words);
  expect_dies(frees_under_who_awaits_the_end, words);
}

STREAM_TEST(an_idle_stream_has_no_large_buffers,
            "A stream that waits keeps no memory for what has come or shall "
            "go, but for a short message",
            "") {
  char much[BYTES_KEPT + 7];
  memset(much, 'x', sizeof much);
  Ask ask = {.stream = stream, .size = sizeof much};
  send(*peer, much, sizeof much, 0);
  stream_write(stream, much, sizeof much);
  settle(loop);
  run(loop, reads_some, &ask);
  ck_assert_uint_le(stream->in.room, BYTES_KEPT);
  ck_assert_uint_le(stream->out.room, BYTES_KEPT);
  done_with(loop, stream);
}
