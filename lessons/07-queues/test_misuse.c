// What cannot be done, and what is said of it.
#include "05-tasks/test_tasks.h"
#include "07-queues/barrier.h"
#include "07-queues/queue.h"
#include "07-queues/semaphore.h"

static void call_1(void) { lock_acquire(NULL, NULL); }
static void call_2(void) { lock_release(NULL); }
static void call_3(void) { event_wait(NULL, NULL); }
static void call_4(void) { event_set(NULL); }
static void call_5(void) { event_clear(NULL); }
static void call_6(void) { semaphore_acquire(NULL, NULL); }
static void call_7(void) { semaphore_release(NULL); }
static void call_8(void) { condition_wait(NULL, NULL); }
static void call_9(void) { condition_notify(NULL, 1); }
static void call_10(void) { barrier_init(NULL, 1); }
static void call_11(void) { barrier_wait(NULL, NULL); }
static void call_12(void) { queue_put_nowait(NULL, value_none()); }
static void call_13(void) { queue_get_nowait(NULL); }
static void call_14(void) { queue_task_done(NULL); }
static void call_15(void) { queue_join(NULL, NULL); }
static void call_16(void) { queue_get(NULL, NULL); }
static void call_17(void) { queue_put(NULL, NULL, value_none()); }
static void call_18(void) { queue_size(NULL); }

static void (*const calls[])(void) = {
    call_1,  call_2,  call_3,  call_4,  call_5,  call_6,
    call_7,  call_8,  call_9,  call_10, call_11, call_12,
    call_13, call_14, call_15, call_16, call_17, call_18};

TEST(a_lock_or_queue_is_needed,
     "A function that cannot do without its object says so when it is given "
     "NULL, with the line that has called it",
     "") {
  untraced();
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int status;
    const char *output = output_of(calls[i], &status);
    if (status != 0 && processor_is_known()) // a floor may also go on
      expect_in(output, "NULL where an object is needed");
  }
}

static Outcome gets(Coroutine *self, void *queue) {
  return queue_get(queue, self);
}

static void frees_a_queue(void) {
  Queue *queue = queue_new(0);
  started(loop_new(clock_virtual()), gets, queue);
  queue_free(queue);
}

static Outcome puts_two(Coroutine *self, void *queue) {
  TRY(queue_put(queue, self, value_int(1)));
  return queue_put(queue, self, value_int(2));
}

static void frees_a_full_queue(void) {
  Queue *queue = queue_new(1);
  started(loop_new(clock_virtual()), puts_two, queue);
  queue_free(queue);
}

static Outcome puts_and_joins(Coroutine *self, void *queue) {
  TRY(queue_put(queue, self, value_int(1)));
  return queue_join(queue, self);
}

static void frees_an_unfinished_queue(void) {
  Queue *queue = queue_new(0);
  started(loop_new(clock_virtual()), puts_and_joins, queue);
  queue_free(queue);
}

TEST(a_queue_with_waiters_is_not_freed,
     "Freeing a queue in which a task waits ends the program, with one line, "
     "whatever he waits for",
     "") {
  const char *words = "queue_free: a task still waits in this queue";
  expect_dies(frees_a_queue, words);
  expect_dies(frees_a_full_queue, words);
  expect_dies(frees_an_unfinished_queue, words);
}

TEST(a_queue_outlives_its_loop,
     "Once the loop is freed nobody waits any more, and the queue can go", "") {
  Loop *loop = loop_new(clock_virtual());
  Queue *queue = queue_new(0);
  loop_set_exception_handler(loop, note_report, NULL); // one is pending
  started(loop, gets, queue);
  loop_free(loop);
  queue_free(queue);
  queue_free(NULL);
}
