// What web() promises.
#include <stdlib.h>
#include <sys/wait.h>

#include "09-streams/test_streams.h"
#include "exercise.h"

static const char hello[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
                            "hello\n";

// What the guest has got so far.
static const char *got(int fd) {
  char text[1001] = "";
  ssize_t n = recv(fd, text, 1000, MSG_DONTWAIT);
  return n < 0 ? "nothing yet" : text_format("%s", text);
}

static void expect_answer(int fd, const char *text) {
  const char *answer = repr(value_str(got(fd)));
  const char *right = repr(value_str(text));
  ck_assert_msg(!strcmp(answer, right),
                "the guest was to hear %s, and heard %s", right, answer);
}

// -- one request --------------------------------------------------------------

STREAM_TEST(a_page_is_answered, "GET /hello is answered with its text", "") {
  Task *task = start(loop, web, stream);
  give(*peer, "GET /hello HTTP/1.1\r\nHost: here\r\n\r\n");
  settle(loop);
  expect_answer(*peer, hello);
  hang_up(loop, peer);
  settle(loop);
  expect(future_result(&task->future), "return None");
  done_with(loop, stream);
}

STREAM_TEST(a_head_may_come_in_pieces,
            "A request may come in pieces of any size: it is answered when its "
            "empty line is there, and not before",
            "") {
  Task *task = start(loop, web, stream);
  static const char *const pieces[] = {"GE", "T /hello HTTP/1.1\r",
                                       "\nA: b\r\n", "\r"};
  for (int i = 0; i < 4; i++) {
    give(*peer, pieces[i]);
    settle(loop);
    expect_answer(*peer, "nothing yet");
  }
  give(*peer, "\n");
  settle(loop);
  expect_answer(*peer, hello);
  hang_up(loop, peer);
  settle(loop);
  ck_assert_str_eq(state_of(task), "finished");
  done_with(loop, stream);
}

STREAM_TEST(other_pages, "A path that is none is not found", "") {
  start(loop, web, stream);
  give(*peer, "GET /hell HTTP/1.1\r\n\r\n");
  settle(loop);
  expect_answer(*peer, "HTTP/1.1 404 Not Found\r\nContent-Length: "
                       "10\r\n\r\nnot found\n");
  hang_up(loop, peer);
  settle(loop);
  done_with(loop, stream);
}

STREAM_TEST(other_methods, "Only GET is understood", "") {
  start(loop, web, stream);
  give(*peer, "POST /hello HTTP/1.1\r\n\r\n");
  settle(loop);
  expect_answer(*peer, "HTTP/1.1 405 Method Not Allowed\r\n"
                       "Content-Length: 9\r\n\r\nonly GET\n");
  hang_up(loop, peer);
  settle(loop);
  done_with(loop, stream);
}

// -- and the next one ---------------------------------------------------------

STREAM_TEST(a_connection_brings_more_than_one,
            "Two requests that come in one piece are answered, one behind the "
            "other",
            "") {
  start(loop, web, stream);
  give(*peer, "GET /hello HTTP/1.1\r\n\r\nGET /hello HTTP/1.1\r\n\r\n");
  settle(loop);
  expect_answer(*peer, text_format("%s%s", hello, hello));
  hang_up(loop, peer);
  settle(loop);
  done_with(loop, stream);
}

// -- the end ------------------------------------------------------------------

STREAM_TEST(half_a_request_is_none,
            "When the guest ends, in the middle of a request or between two, "
            "nothing more is answered, and it is no error",
            "") {
  Task *task = start(loop, web, stream);
  give(*peer, "GET /hello HTT");
  shutdown(*peer, SHUT_WR);
  settle(loop);
  ck_assert_str_eq(state_of(task), "finished");
  expect(future_result(&task->future), "return None");
  expect_answer(*peer, "nothing yet");
  done_with(loop, stream);
}

STREAM_TEST(a_head_without_an_end,
            "A head beyond the limit is an error: nobody keeps what never ends",
            "") {
  untraced();
  static char much[3000];
  stream->limit = 1000;
  memset(much, 'x', sizeof much - 1);
  Task *task = start(loop, web, stream);
  give(*peer, much);
  settle(loop);
  Outcome o = future_result(&task->future);
  ck_assert(o.how == RAISED && o.error.type == LimitOverrunError);
  done_with(loop, stream);
}

// -- a real guest -------------------------------------------------------------

static void ask(int port) {
  char address[60];
  snprintf(address, sizeof address, "http://127.0.0.1:%d/hello", port);
  execlp("curl", "curl", "-s", "-m", "10", "--noproxy", "*", "-o", "/dev/null",
         "-w", "%{http_code}", address, address, (char *)NULL);
  _exit(127);
}

static void child_ended(Loop *loop, void *arg) {
  (void)arg;
  int status;
  if (waitpid(-1, &status, WNOHANG) > 0) {
    note("curl ended with %d", WEXITSTATUS(status));
    loop_stop(loop);
  } else {
    loop_call_later(loop, 0.01, child_ended, NULL);
  }
}

TEST(curl_is_served, "curl, where it is installed, gets the page", "") {
  untraced();
  if (system("command -v curl >/dev/null 2>&1"))
    return;
  Loop *loop = loop_new(clock_real());
  int fd = (int)value_as_int(sock_listen("127.0.0.1", 0, 10).value);
  Server *server = start_server(loop, web, fd);
  int port = sock_port(fd);
  fflush(stdout);
  if (fork() == 0)
    ask(port);
  loop_call_later(loop, 0.01, child_ended, NULL);
  loop_run_forever(loop);
  expect_notes("curl ended with 0");
  server_free(server);
  loop_free(loop);
}
