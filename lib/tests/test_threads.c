// Several threads at once: each has its own lent texts, stacks and newest
// outcome, and one of them is recorded. MODE=threads looks for races in it.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool.h"
#include "record/record.h"
#include "references.h"
#include "testing.h"
#include "tests/test_co.h"
#include "trace.h"

enum { THREADS = 4, ROUNDS = 200 };

static void *in_thread(void *(*run)(void *), void *arg) {
  pthread_t thread;
  void *result;
  ck_assert_int_eq(pthread_create(&thread, NULL, run, arg), 0);
  ck_assert_int_eq(pthread_join(thread, &result), 0);
  return result;
}

// Runs it in four threads, each with its number; what each returns must be it.
static void in_threads(void *(*run)(void *)) {
  pthread_t threads[THREADS];
  for (long i = 0; i < THREADS; i++)
    ck_assert_int_eq(pthread_create(&threads[i], NULL, run, (void *)i), 0);
  for (long i = 0; i < THREADS; i++) {
    void *result;
    ck_assert_int_eq(pthread_join(threads[i], &result), 0);
    ck_assert_msg(result == (void *)i, "thread %ld came back with %ld", i,
                  (long)result);
  }
}

static void *lend_many(void *arg) {
  for (int i = 0; i < ROUNDS; i++)
    text_format("%d of %ld", i, (long)arg);
  return arg;
}

TEST(a_text_is_lent_to_its_thread,
     "However many texts other threads ask for, what is lent to this one stays",
     "") {
  const char *mine = text_format("%s", "mine");
  in_threads(lend_many);
  ck_assert_str_eq(mine, "mine");
  ck_assert(text_is_lent(mine));
}

static void *say_each(void *arg) {
  for (int i = 0; i < ROUNDS; i++) {
    const char *wanted = text_format("number %d of %ld", i, (long)arg);
    Outcome o = raised_format(ValueError, "number %d of %ld", i, (long)arg);
    if (strcmp(o.error.message, wanted) ||
        raised_format(ValueError, "number %d", i).error.message !=
            message_format("number %d", i))
      return NULL;
  }
  return arg;
}

TEST(
    messages_are_kept_once_for_all,
    "raised_format() in several threads at once keeps equal messages once, and "
    "mixes none",
    "") {
  in_threads(say_each);
  ck_assert_ptr_eq(message_format("number %d", 7),
                   message_format("number %d", 7));
}

static void *return_one(void *arg) {
  returned(value_int(1));
  return arg;
}

TEST(the_newest_outcome_is_of_this_thread,
     "outcome_origin() knows nothing of what other threads have returned", "") {
  outcome_origin();
  in_threads(return_one);
  ck_assert_ptr_null(outcome_origin());
}

// Adds up with a hundred coroutines in turn; two at a time share nothing.
static void *add_up_with_many(void *arg) {
  enum { MANY = 100 };
  Co *adders[MANY];
  long number = (long)arg + 1, sum = 0;
  for (int i = 0; i < MANY; i++)
    adders[i] = co_new(add_up);
  for (int round = 1; round <= 3; round++)
    for (int i = 0; i < MANY; i++)
      sum += co_resume(adders[i], number) == round * number;
  bool all = stack_count() == MANY;
  for (int i = 0; i < MANY; i++)
    co_free(adders[i]);
  return all && sum == 3 * MANY && stack_count() == 0 ? arg : NULL;
}

TEST(each_thread_has_its_stacks,
     "Coroutines of several threads run at once, on stacks of their own", "") {
  Co *mine = co_new(add_up);
  in_threads(add_up_with_many);
  ck_assert_uint_eq(stack_count(), 1);
  ck_assert_int_eq(co_resume(mine, 3), 3);
  co_free(mine);
}

static void *where_a_stack_lies(void *arg) {
  (void)arg;
  Stack stack = stack_new((void *)add_up);
  stack_free(stack);
  return stack.limit;
}

TEST(stacks_outlive_their_thread,
     "The stacks of a thread that has ended are used by the next one", "") {
  void *first = in_thread(where_a_stack_lies, NULL);
  for (int i = 0; i < ROUNDS; i++)
    ck_assert_ptr_eq(in_thread(where_a_stack_lies, NULL), first);
}

static void *taken(void *arg) {
  (void)arg;
  return pool_take(STACK_SIZE);
}

TEST(a_pool_has_one_thread_at_a_time,
     "pool_take() gives a thread what no living one has, and what is cut from "
     "it lies in its slabs alone",
     "") {
  Pool *mine = pool_take(STACK_SIZE), *other = in_thread(taken, NULL);
  ck_assert_ptr_ne(mine, other);
  ck_assert_ptr_eq(in_thread(taken, NULL), other);
  ck_assert_ptr_eq(pool_first(), other);
  ck_assert_ptr_eq(other->next, mine);
  char *first = pool_cut(mine), *second = pool_cut(mine);
  ck_assert_ptr_eq(mine->slabs[0].start, first);
  ck_assert_ptr_eq(second, first + STACK_SIZE);
  ck_assert_ptr_null(other->slabs[0].start);
}

// More and more of the stack, which the compiler must not see through.
static long dig(long depth) {
  volatile char page[2000];
  memset((char *)page, (int)depth, sizeof page);
  return depth < 0 ? page[7] : dig(depth + 1) + page[9];
}

static void greedy(void *arg) { co_end(arg, dig(0)); }

static void *overflow(void *arg) {
  (void)arg;
  co_resume(co_new(greedy), 1);
  return NULL;
}

static void overflow_elsewhere(void) { in_thread(overflow, NULL); }

TEST(an_overflow_in_another_thread_has_a_name,
     "A coroutine that overflows its stack is named in any thread", "") {
  if (RUNNING_ON_VALGRIND)
    return;
  expect_dies(overflow_elsewhere, "stack overflow: coroutine greedy() needs");
}

#if CHECKED
static void *free_it(void *co) {
  co_free(co);
  return NULL;
}

static void free_elsewhere(void) { in_thread(free_it, co_new(add_up)); }

TEST(a_stack_belongs_to_its_thread,
     "Who frees a coroutine of another thread is told so", "") {
  expect_dies(free_elsewhere,
              "add_up() is freed by another thread than has made it");
}
#endif

static atomic_uint references, last_ones;

static void *gives_back(void *arg) {
  if (reference_was_last(&references))
    last_ones++;
  return arg;
}

TEST(one_has_the_last_reference,
     "Of several threads that give a reference back, one is told that it was "
     "the last",
     "") {
  for (int i = 0; i < ROUNDS; i++) {
    references = THREADS;
    in_threads(gives_back);
  }
  ck_assert_uint_eq(last_ones, ROUNDS);
  references = 2;
  ck_assert(!reference_was_last(&references));
  ck_assert(reference_was_last(&references));
}

static void *report(void *arg) {
  trace(TRACE_PRINT, NULL, value_str("elsewhere"));
  return arg;
}

TEST(one_thread_is_recorded,
     "What other threads do does not get into the record of this one", "") {
  record_end();
  Record *r = record_begin("threads", "", "");
  r->hidden = true;
  trace(TRACE_PRINT, NULL, value_str("here"));
  in_threads(report);
  trace(TRACE_PRINT, NULL, value_str("here again"));
  record_end();
  ck_assert_str_eq(event_text(r->first), "main print here");
  ck_assert_str_eq(event_text(r->last), "main print here again");
  ck_assert_ptr_eq(r->first->next, r->last);
}
