// What the lock for readers and writers promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

// By the loop that runs, or -1 when it is gone.
static double now(void) {
  return loop_running() ? loop_time(loop_running()) : -1;
}

typedef struct Visit {
  ReadWriteLock *lock;
  const char *name; // a writer's begins with W
  double comes, stays;
} Visit;

// async def visits(visit): sleep until it comes, go in, stay, leave
static Outcome visits(Coroutine *self, void *arg) {
  const Visit *v = arg;
  bool writes = v->name[0] == 'W';
  if (v->comes > 0)
    TRY(sleep_for(self, v->comes));
  Outcome o = (writes ? write_acquire : read_acquire)(v->lock, self);
  double time = now();
  if (o.how == RAISED)
    note("%s: %s at %g", v->name, error_repr(o.error), time);
  else
    note("%s in at %g", v->name, time);
  TRY(o);
  o = sleep_for(self, v->stays);
  (writes ? write_release : read_release)(v->lock); // finally
  return ended(o);
}

static ReadWriteLock lock;

// -- together, or alone -------------------------------------------------------

LOOP_TEST(readers_share, "Any number of readers may be inside at once", "") {
  Visit vs[] = {{&lock, "R1", 0, 2}, {&lock, "R2", 0, 2}, {&lock, "R3", 1, 2}};
  for (int i = 0; i < 3; i++)
    start(loop, visits, &vs[i]);
  run_until(loop, 1.5);
  expect_notes("R1 in at 0, R2 in at 0, R3 in at 1");
  ck_assert_int_eq(lock.readers, 3);
  run_until(loop, 20);
  ck_assert_int_eq(lock.readers, 0);
}

LOOP_TEST(
    a_writer_is_alone,
    "A writer waits until all readers have left, and who comes later waits "
    "until he has",
    "") {
  Visit vs[] = {{&lock, "R1", 0, 2},
                {&lock, "R2", 0, 3},
                {&lock, "W", 1, 4},
                {&lock, "R3", 4, 1}};
  for (int i = 0; i < 4; i++)
    start(loop, visits, &vs[i]);
  run_until(loop, 5);
  expect_notes("R1 in at 0, R2 in at 0, W in at 3");
  ck_assert_int_eq(lock.readers, 0);
  run_until(loop, 20);
  expect_notes("R3 in at 7");
  ck_assert(!lock.writing);
}

LOOP_TEST(writers_take_turns, "No two writers are inside at once", "") {
  Visit vs[] = {{&lock, "W1", 0, 2}, {&lock, "W2", 0, 2}, {&lock, "W3", 1, 2}};
  for (int i = 0; i < 3; i++)
    start(loop, visits, &vs[i]);
  run_until(loop, 20);
  expect_notes("W1 in at 0, W2 in at 2, W3 in at 4");
}

LOOP_TEST(nobody_waits_for_nothing,
          "Who finds nothing in his way and nobody in line goes in without an "
          "await",
          "") {
  Visit a = {&lock, "R", 0, 1}, b = {&lock, "W", 1, 1};
  start(loop, visits, &a);
  run_iteration(loop);
  expect_notes("R in at 0");
  run_until(loop, 1.5);
  start(loop, visits, &b);
  run_until(loop, 20);
}

LOOP_TEST(nothing_to_release, "Who is not inside cannot leave", "") {
  (void)loop;
  expect(read_release(&lock), "raise RuntimeError: nobody reads");
  expect(write_release(&lock), "raise RuntimeError: nobody writes");
}

// -- who comes later ----------------------------------------------------------

LOOP_TEST(readers_do_not_pass_a_writer,
          "A reader who comes behind a writer waits behind him, though only "
          "readers are inside: else a stream of them keeps the writer out",
          "") {
  Visit vs[] = {{&lock, "R1", 0, 3}, {&lock, "W", 1, 1}, {&lock, "R2", 2, 3}};
  for (int i = 0; i < 3; i++)
    start(loop, visits, &vs[i]);
  run_until(loop, 20);
  expect_notes("R1 in at 0, W in at 3, R2 in at 4");
}

LOOP_TEST(
    writers_do_not_pass_a_reader,
    "A writer who comes behind a reader waits behind him, and readers who "
    "stand together in line go in together",
    "") {
  Visit vs[] = {{&lock, "W1", 0, 3},
                {&lock, "R1", 1, 2},
                {&lock, "R2", 1, 2},
                {&lock, "W2", 2, 1}};
  for (int i = 0; i < 4; i++)
    start(loop, visits, &vs[i]);
  run_until(loop, 20);
  expect_notes("W1 in at 0, R1 in at 3, R2 in at 3, W2 in at 5");
}

// -- cancelled in that moment -------------------------------------------------

LOOP_TEST(
    a_cancelled_writer_keeps_nobody_out,
    "A writer who is cancelled while he waits leaves the line, and readers "
    "behind him go in at once",
    "") {
  Visit r1 = {&lock, "R1", 0, 9}, w = {&lock, "W", 0, 1},
        r2 = {&lock, "R2", 0, 1};
  start(loop, visits, &r1);
  Task *writer = start(loop, visits, &w);
  start(loop, visits, &r2);
  loop_call_later(loop, 2, cancels, writer);
  run_until(loop, 20);
  expect_notes("R1 in at 0, W: CancelledError at 2, R2 in at 2");
}

LOOP_TEST(a_call_is_not_lost,
          "A writer who was called and is cancelled before his step lets the "
          "next one in, and nobody counts him as inside",
          "") {
  Visit r1 = {&lock, "R1", 0, 9}, w = {&lock, "W", 0, 1};
  Visit w2 = {&lock, "W2", 0, 1};
  start(loop, visits, &w2);
  Task *first = start(loop, visits, &w), *last = start(loop, visits, &r1);
  run_iteration(loop);
  expect_notes("W2 in at 0");
  write_release(&lock); // W is called
  task_cancel(first);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("W: CancelledError at 0, R1 in at 0");
  ck_assert(!lock.writing);
  ck_assert_int_eq(lock.readers, 1);
  task_cancel(last);
  lock.writing = true; // as W2 believes that it still is
  run_until(loop, 20);
}
