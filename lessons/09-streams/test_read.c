// Who keeps what has come, until somebody asks for it?
#include "09-streams/test_streams.h"
#include "record/shared_memory.h"

STREAM_TEST(what_is_there_is_read,
            "read() gives what is there, at most so much, and waits only when "
            "nothing is; it goes on one iteration after something has come",
            "N37 N44") {
  Ask three = {.stream = stream, .size = 3};
  Ask hundred = {.stream = stream, .size = 100};
  give(*peer, "hello");
  settle(loop);
  run(loop, reads_some, &hundred);
  expect_notes("read 'hello' in 7");
  give(*peer, "hello");
  settle(loop);
  run(loop, reads_some, &three);
  run(loop, reads_some, &three);
  started(loop, reads_some, &three);
  expect_notes("read 'hel' in 15, read 'lo' in 17");
  give(*peer, "!");
  settle(loop);
  expect_notes("read '!' in 21");
  done_with(loop, stream);
}

STREAM_TEST(
    the_end_is_nothing,
    "At the end read() gives nothing, each time; to read no bytes waits "
    "for nothing",
    "N37 N38") {
  Ask none = {.stream = stream}, some = {.stream = stream, .size = 10};
  run(loop, reads_some, &none);
  give(*peer, "bye");
  ck_assert(!stream_at_eof(stream));
  hang_up(loop, peer);
  settle(loop);
  ck_assert(!stream_at_eof(stream));
  run(loop, reads_some, &some);
  run(loop, reads_some, &some);
  ck_assert(stream_at_eof(stream));
  expect_notes("read '' in 1, read 'bye' in 9, read '' in 11");
  done_with(loop, stream);
}

STREAM_TEST(
    so_many_bytes,
    "readexactly() waits until all of them are there, however they come",
    "N39") {
  Ask five = {.stream = stream, .size = 5};
  started(loop, reads_exactly, &five);
  give(*peer, "he");
  settle(loop);
  expect_notes("");
  give(*peer, "llo, you");
  settle(loop);
  expect_notes("exactly 'hello' in 9");
  run(loop, reads_exactly, &five);
  expect_notes("exactly ', you' in 14");
  ck_assert_uint_eq(stream->in.count, 0);
  done_with(loop, stream);
}

STREAM_TEST(
    too_few_bytes,
    "When the end comes first, readexactly() raises IncompleteReadError "
    "with what there was, and nothing is left",
    "N39") {
  Ask five = {.stream = stream, .size = 5};
  give(*peer, "he");
  hang_up(loop, peer);
  settle(loop);
  run(loop, reads_exactly, &five);
  expect_notes("exactly IncompleteReadError: 2 bytes read on a total of 5 "
               "expected bytes in 7, partial 'he'");
  ck_assert_uint_eq(stream->in.count, 0);
  done_with(loop, stream);
}

STREAM_TEST(one_reader_at_a_time,
            "While a task waits for something to read, a second one that wants "
            "to is a RuntimeError",
            "N45") {
  Ask ask = {.stream = stream, .size = 5};
  started(loop, reads_some, &ask);
  run(loop, reads_some, &ask);
  run(loop, reads_line, &ask);
  run(loop, reads_exactly, &ask);
  const char *said = notes_taken();
  const char *words =
      "() called while another coroutine is already waiting for "
      "incoming data";
  ck_assert_ptr_nonnull(strstr(said, text_format("read%s", words)));
  ck_assert_ptr_nonnull(strstr(said, text_format("readuntil%s", words)));
  ck_assert_ptr_nonnull(strstr(said, text_format("readexactly%s", words)));
  give(*peer, "x");
  settle(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "read 'x'"));
  done_with(loop, stream);
}

STREAM_TEST(
    a_cancelled_reader_loses_nothing,
    "When a task that reads is cancelled, what comes later is there for "
    "the next one",
    "N46") {
  Ask ask = {.stream = stream, .size = 50};
  Task *task = started(loop, reads_some, &ask);
  give(*peer, "late");
  loop_call_soon(loop, cancels, task);
  settle(loop);
  run(loop, reads_some, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "read CancelledError") &&
                    strstr(said, "read 'late'"),
                "%s", said);
  ck_assert_int_eq(futures_of(loop), 2); // the tasks
  done_with(loop, stream);
}

STREAM_TEST(who_is_closed_reads_no_more,
            "A coroutine that is closed while it reads leaves nothing behind, "
            "and the next one may read",
            "") {
  Ask ask = {.stream = stream, .size = 50};
  Coroutine *reader = coroutine_new(reads_some, &ask);
  coroutine_next(reader);
  ck_assert_int_eq(futures_of(loop), 1);
  coroutine_close(reader);
  coroutine_free(reader);
  ck_assert_int_eq(futures_of(loop), 0);
  ck_assert_ptr_null(stream->reader);
  give(*peer, "late");
  settle(loop);
  run(loop, reads_some, &ask);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "read 'late'"));
  done_with(loop, stream);
}

STREAM_TEST(an_error_is_raised_by_each_read,
            "When the connection has died of an error each read raises it, "
            "though something unread is there",
            "N47 N64") {
  Ask ask = {.stream = stream, .size = 5}, none = {.stream = stream};
  give(*peer, "unread");
  settle(loop);
  stream_write(stream, "nobody reads this", 17);
  hang_up(loop, peer);
  settle(loop);
  CoroutineBody *const ways[] = {reads_some, reads_exactly, reads_line,
                                 waits_closed};
  for (int i = 0; i < 4; i++) {
    run(loop, ways[i], &ask);
    ck_assert_ptr_nonnull(strstr(notes_taken(), " ConnectionResetError"));
  }
  run(loop, reads_some, &none);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "read ConnectionResetError"));
  done_with(loop, stream);
}

static void is_reset_while_it_reads(Loop *loop, CoroutineBody *reads) {
  int pair[2];
  sock_pair(pair);
  Ask ask = {.stream = stream_new(loop, pair[A]), .size = 5};
  stream_write(ask.stream, "nobody reads this", 17);
  Task *task = started(loop, reads, &ask);
  if (reads != reads_some)
    give(pair[B], "abc"); // less than it wants
  settle(loop);
  hang_up(loop, &pair[B]);
  settle(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), " ConnectionResetError"));
  ck_assert_int_eq(future_result(&task->future).how, RAISED);
  done_with(loop, ask.stream);
}

LOOP_TEST(a_reset_is_raised_by_who_reads,
          "When a connection is reset, whoever waits to read gets the error",
          "N64") {
  is_reset_while_it_reads(loop, reads_some);
  is_reset_while_it_reads(loop, reads_exactly);
  is_reset_while_it_reads(loop, reads_line);
}

static Outcome writes_and_reads(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  stream_write(ask->stream, "hello", 5);
  return reads_some(self, arg);
}

STREAM_TEST(an_error_is_told_at_the_end,
            "An error is told when the connection has ended, one iteration "
            "later",
            "N47") {
  Ask ask = {.stream = stream, .size = 5};
  hang_up(loop, peer);
  run(loop, writes_and_reads, &ask);
  expect_notes("read BrokenPipeError: [Errno 32] Broken pipe in 3");
  done_with(loop, stream);
}

STREAM_TEST(no_more_is_read_ahead_than_twice_the_limit,
            "When more than twice the limit is there the loop reads no more, "
            "until what is left is within it",
            "N49") {
  untraced();
  stream->limit = 1000;
  static char much[1500];
  memset(much, 'x', sizeof much);
  Ask most = {.stream = stream, .size = 100};
  static const size_t sizes[] = {1000, 1000, 1000, 1500};
  for (int i = 0; i < 4; i++) {
    ck_assert(stream->paused == (i == 3)); // at twice the limit it is not
    send(*peer, much, sizes[i], MSG_DONTWAIT);
    settle(loop);
  }
  ck_assert_uint_eq(stream->in.count, 3000);
  ck_assert(stream->paused);
  ck_assert(!loop_remove_reader(loop, stream->fd));
  size_t count = 0;
  for (; stream->paused; count += most.size)
    run(loop, reads_some, &most);
  // It reads on at 1000, which the 1500 make too much, and again at 1000.
  ck_assert_uint_eq(count, 3500);
  ck_assert_uint_eq(count + stream->in.count, 4500); // the rest has come
  done_with(loop, stream);
}

STREAM_TEST(a_large_piece_is_waited_for,
            "Who waits for more than is read ahead gets it: while somebody "
            "waits the loop reads on",
            "N49") {
  untraced();
  stream->limit = 10;
  Ask all = {.stream = stream, .size = 90};
  for (int i = 0; i < 3; i++) {
    give(*peer, "a piece of thirty bytes in all");
    settle(loop);
  }
  ck_assert(stream->paused);
  run(loop, reads_exactly, &all);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "in all' in"));
  done_with(loop, stream);
}

static void takes_it_away(Loop *loop, void *stream) {
  (void)loop;
  ck_assert_str_eq(taken(((Stream *)stream)->fd), "'hi'");
}

STREAM_TEST(nothing_may_be_there,
            "A file that was ready may have nothing when it is read: that is "
            "no end and no error",
            "") {
  Ask ask = {.stream = stream, .size = 50};
  give(*peer, "hi");
  loop_call_soon(loop, takes_it_away, stream);
  run_iteration(loop);
  give(*peer, "you");
  settle(loop);
  run(loop, reads_some, &ask);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "read 'you'"));
  done_with(loop, stream);
}

STREAM_TEST(a_paused_stream_reads_again,
            "A stream that was paused reads again when it is told to, and not "
            "behind its end",
            "N49") {
  loop_remove_reader(loop, stream->fd);
  stream->paused = true;
  give(*peer, "late");
  settle(loop);
  ck_assert_uint_eq(stream->in.count, 0);
  stream_watch(stream);
  settle(loop);
  ck_assert_uint_eq(stream->in.count, 4);
  hang_up(loop, peer);
  settle(loop);
  stream_watch(stream);
  ck_assert(!loop_remove_reader(loop, stream->fd));
  done_with(loop, stream);
}

STREAM_TEST(one_event_brings_so_much,
            "In one iteration 65,536 bytes are read at most, so that who sends "
            "fast does not starve the others",
            "") {
  untraced();
  static const char much[65537];
  setsockopt(*peer, SOL_SOCKET, SO_SNDBUF, &(int){4 * 65536}, sizeof(int));
  ck_assert_int_eq(send(*peer, much, sizeof much, MSG_DONTWAIT), sizeof much);
  run_idle_iteration(loop);
  ck_assert_uint_eq(stream->in.count, 65536);
  run_idle_iteration(loop);
  ck_assert_uint_eq(stream->in.count, 65537);
  done_with(loop, stream);
}

STREAM_TEST(a_stream_is_watched_once,
            "A stream that is not paused is watched from the beginning on: who "
            "reads need not say so again",
            "") {
  Ask ask = {.stream = stream, .size = 50};
  started(loop, reads_some, &ask);
  give(*peer, "hi");
  settle(loop);
  int watched = 0;
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    watched += e->verb == TRACE_WATCH;
  ck_assert_msg(watched == 1, "it was watched %d times", watched);
  done_with(loop, stream);
}
