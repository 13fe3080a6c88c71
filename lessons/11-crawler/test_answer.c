// What does a server say?
#include "09-streams/test_streams.h"
#include "11-crawler/answer.h"

enum { MOST = 1000 };

typedef struct Reading {
  Stream *stream;
  Answer *answer;
} Reading;

static Outcome reads_answer(Coroutine *self, void *arg) {
  const Reading *reading = arg;
  return answer_read(self, reading->stream, MOST, reading->answer);
}

// What becomes of these bytes, behind which the connection ends: "200 'body'",
// with "close" when it cannot be used again; or the error.
static const char *answer_to(Loop *loop, const char *bytes, size_t size) {
  int pair[2];
  sock_pair(pair);
  Stream *stream = stream_new(loop, pair[A]);
  Answer answer = {0};
  send(pair[B], bytes, size, MSG_NOSIGNAL);
  shutdown(pair[B], SHUT_WR);
  Outcome o = run(loop, reads_answer, &(Reading){stream, &answer});
  const char *text =
      o.how == RAISED ? error_repr(o.error)
                      : text_format("%d %s%s", answer.status,
                                    repr(value_str(bytes_first(&answer.body))),
                                    answer.keeps ? "" : " close");
  ck_assert_uint_le(answer.body.count, MOST);
  answer_release(&answer);
  done_with(loop, stream);
  hang_up(loop, &pair[B]);
  return text;
}

#define expect_answer(bytes, text)                                             \
  ck_assert_str_eq(answer_to(loop, bytes, strlen(bytes)), text)

#define OK "HTTP/1.1 200 OK\r\n"

LOOP_TEST(a_body_has_a_length,
          "A body is as long as Content-Length says; what comes behind it "
          "belongs to the next answer",
          "") {
  untraced();
  expect_answer(OK "Content-Length: 5\r\n\r\nhello", "200 'hello'");
  expect_answer(OK "content-length:5 \t\r\n\r\nhello!", "200 'hello'");
  expect_answer(OK "Content-Length: 0\r\n\r\n", "200 ''");
  expect_answer("HTTP/1.1 404\r\nContent-Length: 2\r\n\r\nno", "404 'no'");
  expect_answer(OK "Content-Length: 5\r\n\r\nhell",
                "IncompleteReadError: the end comes too early");
}

LOOP_TEST(
    a_body_comes_in_chunks,
    "A chunk has its length before it, in hexadecimal; one of length 0 is "
    "the last",
    "") {
  untraced();
#define CHUNKED OK "Transfer-Encoding: chunked\r\n\r\n"
  expect_answer(CHUNKED "5\r\nhello\r\n1;why=not\r\n!\r\n0\r\n\r\n",
                "200 'hello!'");
  expect_answer(CHUNKED "0\r\nTrailer: 1\r\n\r\n", "200 ''");
  expect_answer(CHUNKED "A\r\n0123456789\r\n0\r\n\r\n", "200 '0123456789'");
  expect_answer(CHUNKED "g\r\n", "ValueError: bad length of a chunk");
  expect_answer(CHUNKED "\r\n", "ValueError: bad length of a chunk");
  expect_answer(CHUNKED "-1\r\n", "ValueError: bad length of a chunk");
  expect_answer(CHUNKED "ffffffffffffffffff\r\n",
                "ValueError: bad length of a chunk");
  expect_answer(CHUNKED "5\r\nhello!\r\n", "ValueError: bad end of a chunk");
  expect_answer(CHUNKED "5\r\nhel",
                "IncompleteReadError: the end comes too early");
  ck_assert(strstr(answer_to(loop, CHUNKED "5\r\nhello\r\n",
                             strlen(CHUNKED "5\r\nhello\r\n")),
                   "IncompleteReadError"));
}

LOOP_TEST(a_body_ends_with_the_connection,
          "Without a length a body ends when the connection does, which then "
          "serves no more",
          "") {
  untraced();
  expect_answer(OK "\r\nhello", "200 'hello' close");
  expect_answer("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx",
                "200 'x' close");
  expect_answer("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n"
                "Connection: Keep-Alive\r\n\r\nx",
                "200 'x'");
  expect_answer(OK "Connection: close\r\nContent-Length: 1\r\n\r\nx",
                "200 'x' close");
}

LOOP_TEST(some_have_no_body,
          "An answer 204 or 304 has no body, and one of 100 to 199 is none yet",
          "") {
  untraced();
  expect_answer("HTTP/1.1 204 No Content\r\n\r\n", "204 ''");
  expect_answer("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
                "304 ''");
  expect_answer("HTTP/1.1 100 Continue\r\n\r\n" OK
                "Content-Length: 2\r\n\r\nhi",
                "200 'hi'");
}

LOOP_TEST(a_bad_length_is_refused,
          "A length that is no number, or two that differ, is an error: nobody "
          "can tell where the body ends",
          "") {
  untraced();
#define BAD(lines)                                                             \
  expect_answer(OK lines "\r\n\r\nx", "ValueError: "                           \
                                      "bad Content-Length")
  BAD("Content-Length: -1");
  BAD("Content-Length: +1");
  BAD("Content-Length: 1x");
  BAD("Content-Length: 1, 1");
  BAD("Content-Length:");
  BAD("Content-Length: 99999999999999999999");
  BAD("Content-Length: 1\r\nContent-Length: 2");
  BAD("Content-Length: 0\r\nContent-Length: 1");
  expect_answer(OK "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
                "200 'x'");
  expect_answer(OK "Transfer-Encoding: gzip\r\n\r\nx",
                "ValueError: unknown Transfer-Encoding");
}

LOOP_TEST(a_bad_head_is_refused, "What is no answer is a ValueError", "") {
  untraced();
  expect_answer("SSH-2.0-OpenSSH\r\n\r\n", "ValueError: bad status line");
  expect_answer("HTTP/1.1 20 OK\r\n\r\n", "ValueError: bad status line");
  expect_answer("HTTP/1.1 2000 OK\r\n\r\n", "ValueError: bad status line");
  expect_answer("HTTP/1.1 600 OK\r\n\r\n", "ValueError: bad status line");
  expect_answer("HTTP/2 200\r\n\r\n", "ValueError: bad status line");
  expect_answer("HTTP/1.1\r\n\r\n", "ValueError: bad status line");
  expect_answer(OK "no colon\r\n\r\n", "ValueError: bad line in a head");
  expect_answer(OK ": no name\r\n\r\n", "ValueError: bad line in a head");
  ck_assert_str_eq(answer_to(loop, OK "a: \0\r\n\r\n", strlen(OK) + 8),
                   "ValueError: bad line in a head");
  ck_assert(strstr(answer_to(loop, "", 0), "IncompleteReadError"));
}

LOOP_TEST(too_much_is_refused,
          "More than the most that is wanted is refused: at once where the "
          "length says so, else when it has come",
          "") {
  untraced();
  static char much[2 * MOST];
  memset(much, 'x', sizeof much - 1);
  expect_answer(OK "Content-Length: 1001\r\n\r\n",
                "ValueError: more than 1000 bytes");
  expect_answer(text_format(OK "\r\n%s", much),
                "ValueError: more than 1000 bytes");
  expect_answer(text_format(CHUNKED "1\r\nx\r\n3e8\r\n%s", much),
                "ValueError: more than 1000 bytes");
  expect_answer(text_format(OK "Content-Length: 1000\r\n\r\n%.1000s", much),
                text_format("200 '%.1000s'", much));
}

STREAM_TEST(a_head_without_end,
            "A head that is longer than the stream's limit is an error: nobody "
            "keeps what never ends",
            "") {
  untraced();
  static char much[3000];
  stream->limit = 1000;
  memset(much, 'x', sizeof much - 1);
  give(*peer, OK);
  give(*peer, much);
  Answer answer = {0};
  Outcome o = run(loop, reads_answer, &(Reading){stream, &answer});
  ck_assert(o.how == RAISED && o.error.type == LimitOverrunError);
  answer_release(&answer);
  done_with(loop, stream);
}

STREAM_TEST(an_answer_may_come_in_pieces,
            "However an answer is cut into pieces, it is the same", "") {
  const char *text = CHUNKED "5\r\nhello\r\n0\r\n\r\n";
  Answer answer = {0};
  Reading reading = {stream, &answer};
  Task *task = start(loop, reads_answer, &reading);
  for (; *text; text++) {
    untraced();
    give(*peer, text_format("%c", *text));
    settle(loop);
    ck_assert_int_eq(future_done(&task->future), !text[1]);
  }
  ck_assert_str_eq(bytes_first(&answer.body), "hello");
  answer_release(&answer);
  done_with(loop, stream);
}

// The same numbers in each run.
static unsigned next_random(unsigned *state) {
  *state = *state * 1103515245u + 12345u;
  return *state >> 16;
}

static bool is_expected(const char *text) {
  return strchr("12345", text[0]) || strstr(text, "ValueError") ||
         strstr(text, "IncompleteReadError");
}

LOOP_TEST(anything_may_come,
          "Whatever a server sends, it is an answer or an error of the page's: "
          "nothing is read that is not there, and nothing more is kept",
          "") {
  untraced();
  static const char *const like[] = {
      OK "Content-Length: 5\r\nContent-Type: text/html\r\n\r\nhello",
      CHUNKED "5\r\nhello\r\n6; a=b\r\n world\r\n0\r\nA: b\r\n\r\n",
      "HTTP/1.0 302 Found\r\nLocation: /x\r\nConnection: close\r\n\r\n"};
  static const char odd[] = "\r\n: \t;0159aAfF-\"\xff";
  unsigned state = 1;
  for (int i = 0; i < 1500; i++) {
    char bytes[200];
    size_t size = strlen(like[i % 3]);
    memcpy(bytes, like[i % 3], size);
    for (unsigned n = next_random(&state) % 4; n; n--)
      bytes[next_random(&state) % size] =
          next_random(&state) % 2 ? odd[next_random(&state) % sizeof odd]
                                  : (char)next_random(&state);
    if (next_random(&state) % 3 == 0)
      size = next_random(&state) % (size + 1);
    const char *text = answer_to(loop, bytes, size);
    ck_assert_msg(is_expected(text), "%d: %s", i, text);
  }
}

TEST(a_head_is_parsed_alone, "What a head says, line by line", "") {
  Answer answer = {0};
  expect(answer_parse(&answer, "HTTP/1.1 301 Moved\r\nLOCATION:  /there \r\n"
                               "Location: /elsewhere\r\n"
                               "Content-Type: TEXT/HTML; charset=x\r\n\r\n"),
         "return None");
  ck_assert_int_eq(answer.status, 301);
  ck_assert_str_eq(answer.location, "/there");
  ck_assert(answer.html && answer.keeps && !answer.chunked);
  ck_assert_int_eq(answer.length, -1);
  expect(answer_parse(&answer, "HTTP/1.1 200 OK\r\n\r\n"), "return None");
  ck_assert_ptr_null(answer.location);
  answer_release(&answer);
}
