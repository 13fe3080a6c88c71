// Where does a line end?
#include "09-streams/test_streams.h"

STREAM_TEST(
    lines,
    "readline() gives a line with its end, though it came in pieces; at "
    "the end the rest, and then nothing",
    "N40") {
  Ask ask = {.stream = stream};
  give(*peer, "\none\ntw");
  settle(loop);
  run(loop, reads_line, &ask);
  run(loop, reads_line, &ask);
  Task *task = started(loop, reads_line, &ask);
  give(*peer, "o\nthree");
  hang_up(loop, peer);
  settle(loop);
  expect(future_result(&task->future), "return None");
  run(loop, reads_line, &ask);
  run(loop, reads_line, &ask);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "line '\\n'") && strstr(said, "line 'one\\n'") &&
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
            "As many bytes as the limit may stand before a separator, or stand "
            "there without one; with one more it is a LimitOverrunError, and "
            "they stay",
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
  bytes_release(&stream->in);
  Task *task = started(loop, reads_until, &ask);
  give(*peer, "1234");
  settle(loop);
  expect_notes("");
  give(*peer, "5");
  settle(loop);
  ck_assert_int_eq(future_result(&task->future).how, RAISED);
  ck_assert_ptr_nonnull(
      strstr(notes_taken(), "until LimitOverrunError: Separator is not found, "
                            "and chunk exceed the limit"));
  ck_assert_uint_eq(stream->in.count, 5);
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
  give(*peer, "-");
  settle(loop);
  started(loop, reads_until, &ask);
  give(*peer, "-");
  settle(loop);
  give(*peer, "-b");
  settle(loop);
  hang_up(loop, peer);
  settle(loop);
  run(loop, reads_until, &ask);
  run(loop, reads_until, &none);
  const char *said = notes_taken();
  ck_assert_msg(
      strstr(said, "until 'a--'") && strstr(said, "until '--'") &&
          strstr(said, "until IncompleteReadError: 1 bytes read on a total of "
                       "undefined expected bytes") &&
          strstr(said, "until ValueError: Separator should be at least "
                       "one-byte string"),
      "%s", said);
  ck_assert_uint_eq(stream->in.count, 0);
  done_with(loop, stream);
}
