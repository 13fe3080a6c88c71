// When does a job work whose loop is on a virtual clock?
#include <pthread.h>
#include <stdlib.h>

#include "10-threads/test_threads.h"

TEST(jobs_are_waited_for,
     "A virtual clock waits until no job works, and has patience with one that "
     "does for so long; from then on nobody waits for his turn",
     "") {
  Inbox *inbox = inbox_new();
  Worker one = {0}, two = {0};
  ck_assert(inbox_settle(inbox, 1));
  inbox_begin(inbox, &one, NULL);
  inbox_begin(inbox, &one, NULL); // once is enough
  inbox_begin(inbox, &two, NULL);
  ck_assert(!inbox_settle(inbox, 0));
  inbox_await_turn(inbox, &two);
  inbox_end(inbox, &one);
  inbox_end(inbox, &one);
  inbox_end(inbox, &two);
  ck_assert(inbox_settle(inbox, 1));
  inbox_give_back(inbox);
}

static Inbox *shared;
static Worker workers[4];

static void *works(void *arg) {
  Worker *self = arg;
  inbox_await_turn(shared, self);
  inbox_post(shared, say, self);
  inbox_end(shared, self);
  return NULL;
}

TEST(jobs_take_turns,
     "Jobs of a loop on a virtual clock work while it waits, one at a time, in "
     "the order of their turns; one can take another one's place",
     "") {
  untraced();
  pthread_t threads[4];
  shared = inbox_new();
  inbox_begin(shared, &workers[2], NULL);
  inbox_begin(shared, &workers[0], NULL);
  inbox_begin(shared, &workers[3], &workers[2]);
  inbox_begin(shared, &workers[1], NULL);
  for (int i = 0; i < 4; i++)
    threads[i] = thread_start(works, &workers[i]);
  ck_assert_ptr_null(inbox_take(shared));
  ck_assert(inbox_settle(shared, 60));
  for (Letter *l = inbox_take(shared), *next; l; l = next) {
    note("%d", (int)((Worker *)l->arg - workers));
    next = l->next;
    free(l);
  }
  expect_notes("2, 3, 0, 1");
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  inbox_give_back(shared);
}

TEST(
    no_job_works_while_the_loop_does,
    "Once the loop has waited and goes on, a job that begins has to wait until "
    "it waits again",
    "") {
  untraced();
  shared = inbox_new();
  ck_assert(inbox_settle(shared, 60));
  inbox_begin(shared, &workers[0], NULL);
  pthread_t thread = thread_start(works, &workers[0]);
  clock_sleep(clock_real(), 0.05); // long enough for one that does not wait
  ck_assert_msg(!inbox_any(shared), "it has worked beside the loop");
  ck_assert(inbox_settle(shared, 60));
  pthread_join(thread, NULL);
  free(inbox_take(shared));
  inbox_give_back(shared);
}

TEST(
    whoever_waits_is_let_loose,
    "When the loop loses its patience with one job, another one that waits for "
    "its turn goes on, and need not wait for the loop any more",
    "") {
  untraced();
  Worker stuck = {0};
  shared = inbox_new();
  inbox_begin(shared, &stuck, NULL);
  inbox_begin(shared, &workers[0], NULL);
  pthread_t thread = thread_start(works, &workers[0]);
  ck_assert(!inbox_settle(shared, 1)); // by then it waits
  pthread_join(thread, NULL);
  ck_assert(!inbox_takes_turns(shared));
  free(inbox_take(shared));
  inbox_give_back(shared);
}

TEST(nobody_waits_for_a_loop_that_is_gone,
     "Once its inbox is closed, or let loose, a job waits for no turn", "") {
  Worker worker = {0};
  Inbox *inbox = inbox_new();
  inbox_begin(inbox, &worker, NULL);
  ck_assert_ptr_null(inbox_here.inbox);
  ck_assert_ptr_null(inbox_close(inbox));
  inbox_await_turn(inbox, &worker);
  inbox_give_back(inbox);
  inbox = inbox_new();
  ck_assert(inbox_takes_turns(inbox));
  inbox_let_loose(inbox);
  ck_assert(!inbox_takes_turns(inbox));
  inbox_await_turn(inbox, &worker);
  inbox_give_back(inbox);
}
