// Who keeps what has come, until somebody asks for it?
#include "09-streams/test_streams.h"

STREAM_TEST(what_is_there_is_read,
            "read() gives what is there, at most so much, and waits only when "
            "nothing is; it goes on one iteration after something has come",
            "N37 N44") {
  Ask three = {.stream = stream, .size = 3};
  give(*peer, "hello");
  settle(loop);
  run(loop, reads_some, &three);
  run(loop, reads_some, &three);
  started(loop, reads_some, &three);
  expect_notes("read 'hel' in 7, read 'lo' in 9");
  give(*peer, "!");
  settle(loop);
  expect_notes("read '!' in 13");
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
  hang_up(loop, peer);
  settle(loop);
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
  ck_assert_uint_eq(stream->in.count, 5);
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

// Where does a line end?
STREAM_TEST(
    lines,
    "readline() gives a line with its end, though it came in pieces; at "
    "the end the rest, and then nothing",
    "N40") {
  Ask ask = {.stream = stream};
  give(*peer, "one\ntw");
  settle(loop);
  run(loop, reads_line, &ask);
  Task *task = started(loop, reads_line, &ask);
  give(*peer, "o\nthree");
  hang_up(loop, peer);
  settle(loop);
  expect(future_result(&task->future), "return None");
  run(loop, reads_line, &ask);
  run(loop, reads_line, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "line 'one\\n'") &&
                    strstr(said, "line 'two\\n'") &&
                    strstr(said, "line 'three'") && strstr(said, "line ''"),
                "%s", said);
  done_with(loop, stream);
}

STREAM_TEST(a_line_that_is_too_long,
            "A line beyond the limit is a ValueError and is thrown away, with "
            "all there is if its end has not come; the next one can be read",
            "N41") {
  Ask ask = {.stream = stream};
  stream->limit = 4;
  give(*peer, "123456\nok\n");
  settle(loop);
  run(loop, reads_line, &ask);
  run(loop, reads_line, &ask);
  give(*peer, "12345678");
  settle(loop);
  run(loop, reads_line, &ask);
  const char *said = notes_taken();
  ck_assert_msg(
      strstr(said, "line ValueError: Separator is found, but chunk is longer "
                   "than limit") &&
          strstr(said, "line 'ok\\n'") &&
          strstr(said, "line ValueError: Separator is not found, and chunk "
                       "exceed the limit"),
      "%s", said);
  ck_assert_uint_eq(stream->in.count, 0);
  done_with(loop, stream);
}

STREAM_TEST(up_to_the_limit,
            "As many bytes as the limit may stand before a separator; with one "
            "more it is a LimitOverrunError, and they stay",
            "N42") {
  Ask ask = {.stream = stream, .text = ";"};
  stream->limit = 4;
  give(*peer, "1234;12345;");
  settle(loop);
  run(loop, reads_until, &ask);
  run(loop, reads_until, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "until '1234;'") &&
                    strstr(said, "until LimitOverrunError: Separator is found, "
                                 "but chunk is longer than limit"),
                "%s", said);
  ck_assert_uint_eq(stream->in.count, 6);
  done_with(loop, stream);
}

STREAM_TEST(a_separator_in_two_pieces,
            "A separator may come in two pieces; it may not be empty, and when "
            "the end comes first it is an IncompleteReadError",
            "N43") {
  Ask ask = {.stream = stream, .text = "--"}, none = {stream, 0, ""};
  started(loop, reads_until, &ask);
  give(*peer, "a-");
  settle(loop);
  give(*peer, "-b");
  settle(loop);
  hang_up(loop, peer);
  settle(loop);
  run(loop, reads_until, &ask);
  run(loop, reads_until, &none);
  const char *said = notes_taken();
  ck_assert_msg(
      strstr(said, "until 'a--'") &&
          strstr(said, "until IncompleteReadError: 1 bytes read on a total of "
                       "undefined expected bytes") &&
          strstr(said, "until ValueError: Separator should be at least "
                       "one-byte string"),
      "%s", said);
  ck_assert_uint_eq(stream->in.count, 0);
  done_with(loop, stream);
}

// Who keeps what has come, until somebody asks for it?
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
  done_with(loop, stream);
}

STREAM_TEST(an_error_is_raised_by_each_read,
            "When the connection has died of an error each read raises it, "
            "though something unread is there",
            "N47 N64") {
  Ask ask = {.stream = stream, .size = 5};
  give(*peer, "unread");
  settle(loop);
  stream_write(stream, "nobody reads this", 17);
  hang_up(loop, peer);
  settle(loop);
  run(loop, reads_some, &ask);
  run(loop, waits_closed, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "read ConnectionResetError") &&
                    strstr(said, "closed ConnectionResetError"),
                "%s", said);
  done_with(loop, stream);
}

STREAM_TEST(no_more_is_read_ahead_than_twice_the_limit,
            "When more than twice the limit is there the loop reads no more, "
            "until what is left is within it",
            "N49") {
  untraced();
  stream->limit = 1000;
  static char much[1500];
  Ask most = {.stream = stream, .size = 150};
  for (int i = 0; i < 3; i++) {
    send(*peer, much, sizeof much, MSG_DONTWAIT);
    settle(loop);
  }
  ck_assert_uint_eq(stream->in.count, 3000);
  ck_assert(stream->paused);
  ck_assert(!loop_remove_reader(loop, stream->fd));
  size_t count = 0;
  for (; stream->paused; count += most.size)
    run(loop, reads_some, &most);
  ck_assert_uint_le(stream->in.count, 1000);
  ck_assert_uint_eq(count + stream->in.count, 4500); // the rest has come
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
