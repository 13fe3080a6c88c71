// How does a coroutine await a thread?
#include <netdb.h>

#include "06-together/timeout.h"
#include "10-threads/names.h"
#include "10-threads/test_threads.h"

static Outcome looks_up(Coroutine *self, void *host) {
  Address found[3];
  Value count = TRY(loop_getaddrinfo(self, host, 80, found, 3));
  for (int i = 0; i < value_as_int(count) && i < 3; i++)
    note("%s port %d", address_host(&found[i]), address_port(&found[i]));
  note("in %u", iteration());
  return returned(count);
}

LOOP_TEST(an_address_needs_no_thread,
          "What is an address already, or a path, needs no thread and no time",
          "") {
  expect(run(loop, looks_up, "127.0.0.1"), "return 1");
  expect(run(loop, looks_up, "::1"), "return 1");
  expect(run(loop, looks_up, "/tmp/door"), "return 1");
  expect_notes("127.0.0.1 port 80, in 1, ::1 port 80, in 3, "
               "/tmp/door port 0, in 5");
}

static Outcome finds_loopback(Coroutine *self, void *arg) {
  Address found[8];
  (void)arg;
  Value count = TRY(loop_getaddrinfo(self, "localhost", 80, found, 8));
  ck_assert_int_ge(value_as_int(count), 1);
  for (int i = 0; i < value_as_int(count); i++) {
    const char *host = address_host(&found[i]);
    ck_assert_msg(!strcmp(host, "127.0.0.1") || !strcmp(host, "::1"), "%s",
                  host);
    ck_assert_int_eq(address_port(&found[i]), 80);
  }
  return returned(count);
}

static Outcome counts_only(Coroutine *self, void *host) {
  return loop_getaddrinfo(self, host, 80, NULL, 0);
}

static Outcome has_no_port(Coroutine *self, void *arg) {
  Address found;
  (void)arg;
  return loop_getaddrinfo(self, "localhost", 65536, &found, 1);
}

LOOP_TEST(a_name_is_looked_up_by_a_job,
          "A name is looked up by a job in the loop's own executor; who asks "
          "may have room for fewer addresses than there are",
          "") {
  untraced(); // how many there are is the machine's affair
  Outcome o = run(loop, finds_loopback, NULL);
  ck_assert_int_eq(o.how, RETURNED);
  expect(run(loop, counts_only, "127.0.0.1"), "return 1");
  expect(run(loop, counts_only, "localhost"),
         outcome_repr(o)[0] == '1' ? "return 1" : "return 2");
  ck_assert_double_eq(loop_time(loop), 0);
}

LOOP_TEST(what_is_no_name_is_refused,
          "A name that nobody can have is an OSError with the system's words, "
          "and a port that no port can be an OverflowError",
          "") {
  untraced(); // and so are the words
  Outcome o = run(loop, looks_up, "no..name");
  struct addrinfo *list;
  int error = getaddrinfo("no..name", NULL, NULL, &list);
  ck_assert_int_ne(error, 0);
  expect(o, text_format("raise OSError: [Errno %d] %s", error,
                        gai_strerror(error)));
  expect(run(loop, has_no_port, NULL),
         "raise OverflowError: port must be 0-65535.");
  char long_path[200] = "/";
  memset(long_path + 1, 'x', sizeof long_path - 2);
  expect(run(loop, looks_up, long_path),
         "raise OSError: AF_UNIX path too long");
  long_path[0] = '@';
  expect(run(loop, looks_up, long_path),
         "raise OSError: AF_UNIX path too long");
  Address found;
  expect(loop_getaddrinfo(NULL, "127.0.0.1", 80, &found, 1),
         "raise RuntimeError: no running event loop");
}

static Outcome has_a_second(Coroutine *self, void *arg) {
  Address found;
  Timeout timeout = {0};
  (void)arg;
  TRY(timeout_enter(&timeout, 1));
  Outcome o = loop_getaddrinfo(self, "localhost", 80, &found, 1);
  return timeout_exit(&timeout, o);
}

LOOP_TEST(who_looks_up_may_give_up,
          "A look-up can be given up, before its job has begun too, and leaves "
          "nothing behind",
          "") {
  static double five = 5;
  untraced();
  for (int i = 0; i < 40; i++) // more than there are threads
    loop_run_in_executor(loop, NULL, job_lasts, &five);
  expect(run(loop, has_a_second, NULL), "raise TimeoutError");
  ck_assert_double_eq(loop_time(loop), 1);
  loop_set_exception_handler(loop, note_report, NULL);
  started(loop, looks_up, "localhost"); // the loop is closed before
}

static void says_over(ConcurrentFuture *future, void *arg) {
  (void)arg;
  note("%s", future ? outcome_repr(concurrent_result(future, 0)) : "refused");
}

LOOP_TEST(it_is_said_when_a_job_is_over,
          "Whoever lends something to a job hears when it is over, taken back "
          "or refused",
          "") {
  static double one = 1;
  untraced();
  Executor *pool = executor_new(1);
  Future *a = loop_run_in_executor_then(loop, pool, job_lasts, &one, says_over);
  Future *b = loop_run_in_executor_then(loop, pool, job_42, "b", says_over);
  future_cancel(b);
  run_until(loop, 2);
  loop_close(loop);
  Future *c = loop_run_in_executor_then(loop, pool, job_42, "c", says_over);
  expect(future_result(c), "raise RuntimeError: Event loop is closed");
  future_free(a);
  future_free(b);
  future_free(c);
  executor_free(pool);
  expect_notes("CancelledError, 1.0, refused");
}
