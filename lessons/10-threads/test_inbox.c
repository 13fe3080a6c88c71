// How does a sleeping loop wake up?
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#include "10-threads/test_threads.h"

static int called;
static void counts(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  called++;
}

static void *posts_many(void *loop) {
  for (int i = 0; i < 100000; i++)
    loop_call_soon_threadsafe(loop, counts, NULL);
  return NULL;
}

THREADS_TEST(many_letters_wake_once,
             "However many letters come before the loop looks, it wakes once, "
             "and calls all of them",
             "E05") {
  untraced();
  in_thread(loop, posts_many);
  run_iteration(loop);
  ck_assert_int_eq(called, 100000);
  loop_call_later(loop, 1, say_iteration, "alone");
  run_until(loop, 1);
  expect_notes("alone in 2");
}

// Ping-pong. A wake-up that is lost once is lost for good: nobody posts
// anything more, and both wait for ever.
enum { LETTERS = 30000 };
static atomic_int answered[2];

static void answers(Loop *loop, void *arg) {
  atomic_fetch_add((atomic_int *)arg, 1);
  if (atomic_load(&answered[0]) == LETTERS &&
      atomic_load(&answered[1]) == LETTERS)
    loop_stop(loop);
}

typedef struct Player {
  Loop *loop;
  atomic_int *answered;
} Player;

static void *plays(void *arg) {
  const Player *self = arg;
  for (int i = 0; i < LETTERS; i++) {
    loop_call_soon_threadsafe(self->loop, answers, self->answered);
    while (atomic_load(self->answered) == i)
      sched_yield();
  }
  return NULL;
}

TEST(no_wake_up_is_lost,
     "Two threads post 30,000 letters each, and each time wait for the answer: "
     "not one letter leaves the loop asleep",
     "E01 E05") {
  untraced();
  Loop *loop = loop_new(clock_real());
  loop_threads(loop);
  Player players[2] = {{loop, &answered[0]}, {loop, &answered[1]}};
  pthread_t one = thread_start(plays, &players[0]);
  pthread_t two = thread_start(plays, &players[1]);
  expect(loop_run_forever(loop), "return None");
  pthread_join(one, NULL);
  pthread_join(two, NULL);
  ck_assert_int_eq(answered[0] + answered[1], 2 * LETTERS);
  loop_free(loop);
}

TEST(an_inbox_works_by_a_pipe_too,
     "Where there is no eventfd, a pipe wakes the loop; both are gone for a "
     "program that a child runs",
     "E05") {
  static const char *const ways[] = {"eventfd", "pipe"};
  untraced();
  for (int i = 0; i < 2; i++) {
    setenv("WAKE_BY", ways[i], 1);
    Loop *loop = loop_new(clock_virtual());
    int fd = inbox_file(loop_threads(loop)->inbox);
    ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
    called = 0;
    in_thread(loop, posts_many);
    for (int n = 0; n < 20000; n++) // more than a pipe holds
      inbox_wake(loop_threads(loop)->inbox);
    run_iteration(loop);
    ck_assert_int_eq(called, 100000);
    char any[8];
    ck_assert_int_lt(read(fd, any, sizeof any), 0);
    ck_assert_int_eq(errno, EAGAIN);
    loop_free(loop);
  }
  unsetenv("WAKE_BY");
}

TEST(an_inbox_outlives_its_loop,
     "Whoever refers to an inbox finds it closed when the loop is gone", "") {
  Loop *loop = loop_new(clock_virtual());
  Inbox *inbox = loop_threads(loop)->inbox;
  inbox_refer(inbox);
  ck_assert(inbox_post(inbox, say, "dropped"));
  ck_assert(inbox_any(inbox));
  loop_free(loop);
  ck_assert(!inbox_post(inbox, say, "refused"));
  inbox_give_back(inbox);
  expect_notes("");
}

TEST(letters_of_jobs_come_by_turn,
     "On a virtual clock letters are sorted by the turns of the jobs that have "
     "written them; those of one turn stay in their order",
     "") {
  static const unsigned turns[] = {0, 3, 1, 3, 2, 1, 0};
  static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g"};
  Inbox *inbox = inbox_new();
  for (int i = 0; i < 7; i++) {
    inbox_worker = (Worker){inbox, turns[i]};
    inbox_post(inbox, say, (void *)names[i]);
  }
  inbox_worker = (Worker){0};
  for (Letter *l = inbox_take(inbox, true), *next; l; l = next) {
    note("%s", (const char *)l->arg);
    next = l->next;
    free(l);
  }
  expect_notes("a, g, c, f, e, b, d");
  ck_assert_ptr_null(inbox_take(inbox, true));
  ck_assert_ptr_null(inbox_close(inbox));
  inbox_give_back(inbox);
}

TEST(jobs_are_waited_for,
     "A virtual clock waits until no job works, and has patience with one that "
     "does for so long",
     "") {
  Inbox *inbox = inbox_new();
  ck_assert(inbox_settle(inbox, 1));
  ck_assert_uint_eq(inbox_begin(inbox), 1);
  ck_assert(!inbox_settle(inbox, 0));
  ck_assert_uint_eq(inbox_begin(inbox), 2);
  inbox_end(inbox);
  inbox_end(inbox);
  ck_assert(inbox_settle(inbox, 1));
  inbox_give_back(inbox);
}
