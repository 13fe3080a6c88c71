// Who serves all this?
#include "11-crawler/test_site.h"

static const Known site[] = {
    {"/", WITH_LENGTH, 0, "hello"},     {"/chunks", IN_CHUNKS, 0, "hello"},
    {"/end", UNTIL_CLOSED, 0, "hello"}, {"/late", WITH_LENGTH, 2, "hello"},
    {"/ticks", ENDLESS, 0, ""},         {0}};

#define HEAD "HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n"

STREAM_TEST(requests_are_answered,
            "One connection brings any number of requests, answered in their "
            "order",
            "") {
  test_site = site;
  Task *task = start(loop, test_serve, stream);
  give(*peer, "GET / HTTP/1.1\r\nHost: kit\r\n\r\nGET /x HTTP/1.1\r\n\r\n");
  settle(loop);
  ck_assert_str_eq(taken(*peer), "'" HEAD "Content-Length: 5\\r\\n\\r\\nhello"
                                 "HTTP/1.1 404 Not Found\\r\\nContent-'");
  drain(*peer);
  give(*peer, "GET /chunks HTTP/1.1\r\n\r\n");
  settle(loop);
  ck_assert_str_eq(taken(*peer),
                   "'" HEAD "Transfer-Encoding: chunked\\r\\n\\r\\n"
                   "2\\r\\nhe\\r\\n3\\r\\nllo\\r\\n0\\r\\n\\r\\n'");
  hang_up(loop, peer);
  settle(loop);
  expect(future_result(&task->future), "return None");
  done_with(loop, stream);
}

static bool find_any(const char *host, const char *path, WebPage *page) {
  note("'%s' '%s'", host, path);
  *page = (WebPage){.text = text_new("hello")};
  return true;
}

static Outcome serves_any(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, find_any);
}

STREAM_TEST(one_name_has_many_hosts,
            "The line \"Host\" says which host is meant; without it none is",
            "") {
  start(loop, serves_any, stream);
  give(*peer, "GET /a?b HTTP/1.1\r\nA: b\r\nhost:  kit:80\r\n\r\n"
              "GET / HTTP/1.1\r\nHost:old\r\n\r\nGET /x HTTP/1.1\r\n\r\n");
  settle(loop);
  settle(loop);
  expect_notes("'kit:80' '/a?b', 'old' '/', '' '/x'");
  hang_up(loop, peer);
  settle(loop);
  done_with(loop, stream);
}

STREAM_TEST(some_requests_are_the_last,
            "When the client says \"close\", or the page ends with the "
            "connection, there is no next request",
            "") {
  test_site = site;
  Task *task = start(loop, test_serve, stream);
  give(*peer, "GET /end HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
  settle(loop);
  ck_assert_str_eq(taken(*peer),
                   "'" HEAD "Connection: close\\r\\n\\r\\nhello'");
  ck_assert_str_eq(taken(*peer), "''");
  ck_assert_str_eq(state_of(task), "finished");
  done_with(loop, stream);
}

// ... and is it the last request?
static void asks(Loop *loop, const char *request, const char *wanted,
                 bool last) {
  int pair[2];
  sock_pair(pair);
  Stream *stream = stream_new(loop, pair[A]);
  Task *task = start(loop, test_serve, stream);
  give(pair[B], request);
  settle(loop);
  const char *text = taken(pair[B]);
  ck_assert_msg(strstr(text, wanted), "%s", text);
  ck_assert_str_eq(state_of(task), last ? "finished" : "pending");
  hang_up(loop, &pair[B]);
  settle(loop);
  expect(future_result(&task->future), "return None");
  done_with(loop, stream);
}

LOOP_TEST(other_requests,
          "What is no GET is refused; behind what is no request nothing can be "
          "read any more",
          "") {
  test_site = site;
  asks(loop, "POST / HTTP/1.1\r\n\r\n", "405 Method Not Allowed", false);
  asks(loop, "hello\r\n\r\n", "400 Bad Request", true);
  asks(loop, "GET x HTTP/1.1\r\n\r\n", "400 Bad Request", true);
  asks(loop, "GET /\r\n\r\n", "400 Bad Request", true);
  asks(loop, "GET / HTTP/1.0\r\n\r\n", "200 OK", true);
}

STREAM_TEST(a_client_may_go,
            "A client that goes away in the middle of a page is no error, and "
            "no page goes on for nobody",
            "") {
  test_site = site;
  Task *task = start(loop, test_serve, stream);
  give(*peer, "GET /ticks HTTP/1.1\r\n\r\n");
  run_until(loop, 2.5);
  ck_assert_str_eq(state_of(task), "pending");
  hang_up(loop, peer);
  run_until(loop, 5);
  expect(future_result(&task->future), "return None");
  done_with(loop, stream);
}

STREAM_TEST(a_page_may_be_late, "A page may take its time", "") {
  test_site = site;
  start(loop, test_serve, stream);
  give(*peer, "GET /late HTTP/1.1\r\n\r\n");
  run_until(loop, 1.5);
  ck_assert_str_eq(taken(*peer), "nothing yet");
  run_until(loop, 2.5);
  ck_assert(strstr(taken(*peer), "200 OK"));
  hang_up(loop, peer);
  settle(loop);
  done_with(loop, stream);
}
