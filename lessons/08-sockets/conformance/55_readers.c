// 55_readers.c: add_reader and add_writer: level triggered, replaced, removed
// in the batch; their order beside what is ready and the timers.
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "08-sockets/socket.h"
#include "trace.h"

static Loop *loop;
static int a, b;

static void show(const char *what) {
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop), what);
}

static void once(int n) {
  while (n-- > 0) {
    loop_stop(loop);
    loop_run_forever(loop);
  }
}

static const char *received(int fd) {
  char buffer[100];
  ssize_t n = recv(fd, buffer, sizeof buffer, 0);
  return text_format("b'%.*s'", (int)(n > 0 ? n : 0), buffer);
}

static void give(const char *text) { send(a, text, strlen(text), 0); }

static const char *truth(bool yes) { return str(value_bool(yes)); }

static void lazy(Loop *l, void *arg) {
  (void)l, (void)arg;
  show("lazy reader");
}

static void eager(Loop *l, void *arg) {
  (void)l, (void)arg;
  show(text_format("eager reader got %s", received(b)));
}

static void writer(Loop *l, void *arg) {
  (void)l, (void)arg;
  show("writer");
}

static void bad(Loop *l, void *arg) {
  (void)arg;
  loop_raise(l, raised(ValueError, "bad reader").error);
}

static void handler(Loop *l, const ExceptionContext *context, void *arg) {
  (void)l, (void)arg;
  show(text_format("handler: %s", error_repr(context->error)));
}

static void add_eager(Loop *l, void *arg) {
  (void)arg;
  loop_add_reader(l, b, eager, NULL);
}

static void removes(Loop *l, void *arg) {
  (void)arg;
  show(text_format("removed %s", truth(loop_remove_reader(l, b))));
}

static void say(Loop *l, void *text) {
  (void)l;
  show(text);
}

static void writes(Loop *l, void *arg) {
  (void)arg;
  give("three");
  loop_call_soon(l, say, "soon");
  loop_call_later(l, 0, say, "timer");
}

static void stops_and_sends(Loop *l, void *arg) {
  (void)arg;
  show("stop, and send");
  loop_stop(l);
  give("five");
}

static void timer_sends(Loop *l, void *arg) {
  (void)l, (void)arg;
  show("timer sends");
  give("six");
}

static void stop(Loop *l, void *arg) {
  (void)arg;
  loop_stop(l);
}

static void replaced_and_removed(void) {
  loop_add_reader(loop, b, lazy, NULL);
  once(1);
  give("one");
  once(2);
  print("-- replaced in the batch");
  loop_call_soon(loop, add_eager, NULL);
  once(2);
  print("-- removed in the batch");
  give("two");
  loop_call_soon(loop, removes, NULL);
  once(2);
  bool again = loop_remove_reader(loop, b);
  print("again %s still there %s", truth(again), received(b));
}

static void order(void) {
  print("-- order");
  loop_add_reader(loop, b, eager, NULL);
  loop_call_soon(loop, writes, NULL);
  once(2);
  print("-- reader before writer, both each time");
  give("four");
  loop_add_writer(loop, b, writer, NULL);
  once(2);
  loop_remove_writer(loop, b);
  print("-- stop: what is in the batch runs, what comes ready in it waits");
  loop_call_soon(loop, stops_and_sends, NULL);
  loop_call_soon(loop, say, "same batch");
  loop_run_forever(loop);
  once(1);
}

static void ends(void) {
  print("-- a file ready beats a sleep");
  loop_call_later(loop, 5, timer_sends, NULL);
  loop_call_later(loop, 9, stop, NULL);
  loop_run_forever(loop);
  print("-- the peer closes: readable for ever");
  loop_close_file(loop, a);
  once(2);
  print("-- a reader that fails is called again");
  loop_set_exception_handler(loop, handler, NULL);
  loop_add_reader(loop, b, bad, NULL);
  once(2);
}

int main(void) {
  int pair[2];
  sock_pair(pair);
  a = pair[0], b = pair[1];
  loop = loop_new(clock_virtual());
  replaced_and_removed();
  order();
  ends();
  loop_close(loop);
  const char *open = received(b);
  print("open after close: %s remove %s", open,
        truth(loop_remove_reader(loop, b)));
  print("%s", outcome_repr(loop_add_reader(loop, b, eager, NULL)));
  loop_free(loop);
  close(b);
}
