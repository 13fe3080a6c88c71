// How does another thread tell the loop something?
#include "08-sockets/socket.h"
#include "10-threads/test_threads.h"

static void *posts_hello(void *loop) {
  loop_call_soon_threadsafe(loop, say_iteration, "hello");
  return NULL;
}

static void *posts_stop(void *loop) {
  loop_call_soon_threadsafe(loop, stop, NULL);
  return NULL;
}

static void *posts_three(void *loop) {
  loop_call_soon_threadsafe(loop, say, "a");
  loop_call_soon_threadsafe(loop, say, "b");
  loop_call_soon_threadsafe(loop, say, "c");
  return NULL;
}

THREADS_TEST(a_letter_is_called,
             "What another thread posts is called by the loop, in the loop's "
             "own thread, in the iteration that finds it",
             "E01 E04") {
  in_thread(loop, posts_hello);
  expect_notes("");
  run_iteration(loop);
  expect_notes("hello in 1");
  expect_trace("main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop letter say_iteration\n"
               "loop call_soon say_iteration\n"
               "loop run say_iteration\n"
               "say_iteration() print hello in 1\n"
               "say_iteration() return\n"
               "loop return\n");
}

// By then the loop most often sleeps, and nothing but the file wakes it.
static void *posts_stop_late(void *loop) {
  clock_sleep(clock_real(), 0.2);
  return posts_stop(loop);
}

TEST(a_letter_wakes_a_loop_that_sleeps,
     "A loop that sleeps wakes up for a letter, whatever it has slept for",
     "E01") {
  untraced();
  Loop *loop = loop_new(clock_real());
  loop_threads(loop);
  loop_call_later(loop, 3600, say, "too late");
  pthread_t other = thread_start(posts_stop_late, loop);
  expect(loop_run_forever(loop), "return None");
  pthread_join(other, NULL);
  expect_notes("");
  loop_free(loop);
}

TEST(a_letter_wakes_a_loop_with_nothing_to_do,
     "A loop to which other threads may talk, and that has nothing to do, "
     "waits for a letter",
     "E01") {
  untraced();
  Loop *loop = loop_new(clock_real());
  loop_threads(loop);
  pthread_t other = thread_start(posts_stop, loop);
  expect(loop_run_forever(loop), "return None");
  pthread_join(other, NULL);
  loop_free(loop);
}

THREADS_TEST(letters_keep_their_order,
             "Letters of one thread are called in the order in which they were "
             "posted, behind what was ready",
             "E03") {
  loop_call_soon(loop, say, "first");
  in_thread(loop, posts_three);
  loop_call_soon(loop, say, "second");
  run_iteration(loop);
  expect_notes("first, second, a, b, c");
}

static void posts_here(Loop *loop, void *arg) {
  (void)arg;
  loop_call_soon(loop, say, "soon");
  loop_call_soon_threadsafe(loop, say, "threadsafe");
  loop_call_soon(loop, say, "soon again");
}

THREADS_TEST(in_its_own_thread_it_is_call_soon,
             "In the loop's own thread call_soon_threadsafe() is call_soon()",
             "E03 L37") {
  loop_call_soon(loop, posts_here, NULL);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("soon, threadsafe, soon again");
}

static int ends[2];

static void reads_file(Loop *loop, void *arg) {
  char c;
  say(loop, arg);
  if (read(ends[0], &c, 1) < 0)
    note("nothing");
}

THREADS_TEST(letters_come_before_files,
             "Letters that were there stand in front of what the files of the "
             "same iteration bring, and both in front of timers that are due",
             "E03") {
  sock_pair(ends);
  loop_add_reader(loop, ends[0], reads_file, "file");
  loop_call_later(loop, 0, say, "timer");
  ck_assert_int_eq(write(ends[1], "x", 1), 1);
  in_thread(loop, posts_three);
  run_iteration(loop);
  expect_notes("a, b, c, file, timer");
  sock_close(loop, ends[0]);
  sock_close(loop, ends[1]);
}

static void raises(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(ValueError, "oops").error);
}
static void *posts_an_error(void *loop) {
  loop_call_soon_threadsafe(loop, raises, NULL);
  return NULL;
}

THREADS_TEST(the_error_of_a_letter_stays_in_the_loop,
             "What the callback raises goes to the loop's exception handler; "
             "the thread that has posted it hears nothing",
             "E06") {
  loop_set_exception_handler(loop, note_report, NULL);
  in_thread(loop, posts_an_error);
  run_iteration(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "ValueError: oops"));
}

static Outcome refusal; // of a thread that is joined before we look
static void *is_refused(void *loop) {
  refusal = loop_call_soon_threadsafe(loop, say, "late");
  return NULL;
}

THREADS_TEST(a_closed_loop_takes_no_letter,
             "A closed loop takes no more letters, and calls none that it has",
             "E04") {
  in_thread(loop, posts_hello);
  loop_close(loop);
  in_thread(loop, is_refused);
  expect(refusal, "raise RuntimeError: Event loop is closed");
  is_refused(loop);
  expect(refusal, "raise RuntimeError: Event loop is closed");
  expect_notes("");
}

static void submits_and_sleeps(Loop *loop, void *count) {
  future_free(loop_run_in_executor(loop, NULL, job_counts, count));
  clock_sleep(clock_real(), 0.05); // long enough for a job that does not wait
  clock_sleep(loop->clock, 1);
  note("%d@%g", *(atomic_int *)count, loop_time(loop));
}

LOOP_TEST(no_job_works_beside_a_callback,
          "On a virtual clock jobs work while the loop waits, and not while a "
          "callback sleeps",
          "") {
  atomic_int count = 0;
  loop_call_soon(loop, submits_and_sleeps, &count);
  loop_call_later(loop, 2, submits_and_sleeps, &count);
  run_until(loop, 5);
  expect_notes("0@1, 1@3");
  ck_assert_int_eq(count, 2);
}

LOOP_TEST(let_loose_a_job_still_sleeps,
          "Jobs that are let loose take no turns any more, and sleep on the "
          "loop's clock as before",
          "E10") {
  double five = 5;
  untraced();
  inbox_let_loose(loop_threads(loop)->inbox);
  Future *f = loop_run_in_executor(loop, NULL, job_lasts, &five);
  expect(loop_run_until_complete(loop, f), "return 5.0");
  ck_assert_double_eq(loop_time(loop), 5);
  future_free(f);
}

TEST(on_a_real_clock_jobs_take_no_turns,
     "On a real clock a job works beside the loop, and the loop waits for it",
     "E10") {
  untraced();
  Loop *loop = loop_new(clock_real());
  Future *f = loop_run_in_executor(loop, NULL, job_42, NULL);
  expect(loop_run_until_complete(loop, f), "return 42");
  future_free(f);
  loop_free(loop);
}

static void cannot_be_told(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon_threadsafe(loop, say, "hello");
}

TEST(threads_are_announced,
     "Before another thread may talk to a loop, the loop's own thread has to "
     "call loop_threads()",
     "") {
  untraced();
  expect_dies(cannot_be_told, "the loop's own thread calls loop_threads()");
}

static void *posts_set(void *future) {
  loop_call_soon_threadsafe(((Future *)future)->loop, deliver, future);
  return NULL;
}

THREADS_TEST(a_letter_sets_a_future,
             "A future is set by a letter: in one iteration the callback sets "
             "it, in the next one the task goes on",
             "E08") {
  Future *f = future_new(loop);
  started(loop, waits, f);
  pthread_join(thread_start(posts_set, f), NULL);
  run_iteration(loop);
  expect_notes("starts");
  run_iteration(loop);
  expect_notes("42 in 3");
  future_free(f);
}

// A loop of its own, in another thread.
static void *runs_a_loop(void *future) {
  static bool right;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, awaits, future);
  Outcome o = loop_run_until_complete(loop, &task->future);
  right = o.how == RAISED && strstr(o.error.message, "different loop") &&
          !loop_running();
  loop_free(loop);
  return &right;
}

static void runs_another(Loop *loop, void *future) {
  void *right;
  pthread_join(thread_start(runs_a_loop, future), &right);
  note("%s, %s", *(bool *)right ? "right" : "wrong",
       loop_running() == loop ? "ours" : "not ours");
}

FUTURE_TEST(each_thread_may_run_a_loop,
            "Each thread may run a loop of its own, beside the others; a task "
            "of one cannot await a future of another",
            "E24") {
  untraced();
  loop_call_soon(loop, runs_another, f);
  run_iteration(loop);
  expect_notes("right, ours");
}
