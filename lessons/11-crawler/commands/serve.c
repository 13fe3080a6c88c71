// serve.c: a site that a crawler can lose itself in, over TCP
//
//   serve [PORT]   8000 when it is not said, a free one for 0
//
// It says where it listens, then which pages it is asked for, until Ctrl-C.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "06-together/run.h"
#include "10-threads/signals.h"
#include "11-crawler/site.h"

static const Known site[] = {
    {"/", WITH_LENGTH, 0,
     "<a href=\"good/0\"> <a href=\"chunks\"> <a href=\"plain\">"
     "<a href=\"missing\"> <a href=\"turn\"> <a href=\"slow\">"
     "<a href=\"ticks\"> <a href=\"huge\"> <a href=\"flood\">"},
    {"/chunks", IN_CHUNKS, 0, "<a href=\"/\">"},
    {"/plain", UNTIL_CLOSED, 0, "<a href=\"/\">"},
    {"/turn", MOVED, 0, "/back"},
    {"/back", MOVED, 0, "/turn"},
    {"/slow", WITH_LENGTH, 60, "at last"},
    {"/ticks", ENDLESS, 0, ""},
    {"/huge", HUGE_LENGTH, 0, ""},
    {"/flood", FLOOD, 0, ""},
    {0},
};

// "/good/17" leads to three others, up to a thousand.
static bool find_good(int number, WebPage *page) {
  enum { PAGES = 1000 };
  int first = 3 * number + 1;
  if (number >= PAGES)
    return false;
  *page = (WebPage){.seconds = number % 10 / 100.0,
                    .text = first + 2 < PAGES
                                ? text_new("<a href=\"%d\"> <a href=\"%d\"> "
                                           "<a href=\"%d\">",
                                           first, first + 1, first + 2)
                                : text_new("the end")};
  return true;
}

static bool find(const char *host, const char *path, WebPage *page) {
  (void)host;
  printf("%s\n", path);
  fflush(stdout);
  if (!strncmp(path, "/good/", 6))
    return find_good(abs(atoi(path + 6)), page);
  return site_find(site, path, page);
}

static Outcome serve(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, find);
}

static void end(Loop *loop, void *done) {
  (void)loop;
  future_set_result(done, value_none());
}

static Outcome run(Coroutine *self, void *port) {
  Loop *loop = loop_running();
  int listener =
      (int)value_as_int(TRY(sock_listen("127.0.0.1", *(int *)port, 100)));
  printf("http://127.0.0.1:%d/\n", sock_port(listener));
  fflush(stdout);
  Server *server = start_server(loop, serve, listener);
  Future *done = future_new(loop);
  Outcome o = loop_add_signal_handler(loop, SIGINT, end, done);
  if (o.how == RETURNED)
    o = await(self, done);
  server_free(server);
  future_free(done);
  return o;
}

int main(int argc, char **argv) {
  char *rest = "";
  int port = argc > 1 ? (int)strtol(argv[1], &rest, 10) : 8000;
  if (argc > 2 || *rest || port < 0 || port > 65535) {
    fprintf(stderr, "usage: %s [PORT]\n", argv[0]);
    return 2;
  }
  Outcome o = asyncio_run(clock_real(), coroutine_new(run, &port));
  if (o.how == RAISED)
    fprintf(stderr, "%s: %s\n", argv[0], error_repr(o.error));
  return o.how == RAISED;
}
