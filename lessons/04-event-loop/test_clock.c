// "Who waits?", asked of the clocks themselves: the real one sleeps, and does
// nothing meanwhile; the virtual one moves its hands, never back.
#include <math.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "04-event-loop/test_loop.h"

static double processor_time(void) {
  return (double)clock() / (double)CLOCKS_PER_SEC;
}

// The margins are wide: the machine may be busy with something else.
static void check_wait(double wanted, double waited, double worked) {
  ck_assert_msg(waited >= wanted && waited < wanted + 5,
                "to wait for %g seconds has taken %g seconds", wanted, waited);
  ck_assert_msg(worked < 0.05,
                "while it waited for %g seconds the program has worked for %g",
                wanted, worked);
}

static void ring(int signal) { (void)signal; }

// A signal cuts the wait short: nobody has to sit through whole seconds.
static double cut_short_after(double seconds, double wanted) {
  Clock *real = clock_real();
  double start = real->now(real);
  signal(SIGALRM, ring);
  struct itimerval soon = {.it_value = {.tv_usec = (int)(seconds * 1e6)}};
  setitimer(ITIMER_REAL, &soon, NULL);
  real->wait_until(real, start + wanted);
  return real->now(real) - start;
}

TEST(the_real_clock_sleeps,
     "The real clock waits as long as it was asked to, parts of a second and "
     "whole ones, and the program does not work meanwhile",
     "L18") {
  Clock *real = clock_real();
  double start = real->now(real), work = processor_time();
  clock_sleep(real, 0.1);
  check_wait(0.1, real->now(real) - start, processor_time() - work);
  ck_assert_double_ge(cut_short_after(0.1, 5.05), 0.1); // five, and not none
  clock_sleep(real, -1);                                // is over at once
  ck_assert_double_lt(real->now(real) - start, 10);
}

static void end(int signal) { _exit(signal); }

static void end_soon(void) {
  struct itimerval soon = {.it_value = {.tv_usec = 20000}};
  signal(SIGALRM, end);
  setitimer(ITIMER_REAL, &soon, NULL);
}

static void sleep_for_ages(void) {
  end_soon();
  clock_sleep(clock_real(), 1e300);
}

static void wait_for_ages(void) {
  end_soon();
  clock_real()->wait_until(clock_real(), 1e300);
}

TEST(a_sleep_may_be_any_number,
     "No time passes in a sleep of less than nothing, without an end, or of "
     "what is not a number; one longer than any clock counts goes on",
     "") {
  double none[] = {0, -1, -1e300, -INFINITY, INFINITY, NAN};
  Clock *virtual = clock_virtual();
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    clock_sleep(clock_real(), none[i]);
    clock_sleep(virtual, none[i]);
  }
  ck_assert_double_eq(virtual->now(virtual), 0);
  clock_sleep(virtual, 1e300);
  ck_assert_double_eq(virtual->now(virtual), 1e300);
  virtual->free(virtual);
  int status;
  const char *output = output_of(sleep_for_ages, &status);
  expect_status(status, SIGALRM, output);
  output = output_of(wait_for_ages, &status); // it does not come back at once
  expect_status(status, SIGALRM, output);
}

// A clock whose waits come back before the time is up, twice.
static double hands, waits;

static double hands_now(Clock *clock) {
  (void)clock;
  return hands;
}

static Outcome wait_a_bit(Clock *clock, double when) {
  (void)clock;
  hands = ++waits < 3 ? hands : when;
  return returned(value_bool(true));
}

TEST(a_sleep_waits_again,
     "A sleep ends when the time is up, also when a wait comes back early, as "
     "after a signal",
     "") {
  Clock clock = {hands_now, wait_a_bit, NULL, 1e-9, false};
  clock_sleep(&clock, 2);
  ck_assert_double_eq(hands, 2);
  ck_assert_double_eq(waits, 3);
}

TEST(nobody_sleeps_for_what_is_over,
     "To wait for what is over, as for what is ready already, takes no time; "
     "without a deadline there is nothing that the clock could wait for",
     "L18") {
  Clock *real = clock_real();
  double start = real->now(real);
  for (int i = 0; i < 20; i++) {
    expect(real->wait_until(real, -INFINITY), "return True");
    expect(real->wait_until(real, INFINITY), "return False");
  }
  ck_assert_double_lt(real->now(real) - start, 10); // not a second for each
}

TEST(a_loop_on_the_real_clock_sleeps,
     "A loop on the real clock sleeps until its timer is due: it does not ask "
     "for the time again and again",
     "L18") {
  untraced(); // it is never the same
  Loop *loop = loop_new(clock_real());
  double start = loop_time(loop), work = processor_time();
  run_until(loop, start + 0.1);
  check_wait(0.1, loop_time(loop) - start, processor_time() - work);
  ck_assert_uint_le(loop_iteration(loop), 5);
  loop_free(loop);
}

TEST(the_virtual_clock_never_goes_back,
     "The virtual clock starts at 0 and moves to each deadline; one that has "
     "passed does not turn it back",
     "") {
  Clock *clock = clock_virtual();
  ck_assert_double_eq(clock->now(clock), 0);
  expect(clock->wait_until(clock, 5), "return True");
  expect(clock->wait_until(clock, 3), "return True");
  ck_assert_double_eq(clock->now(clock), 5);
  clock_sleep(clock, -1);
  ck_assert_double_eq(clock->now(clock), 5);
  clock->free(clock);
}

TEST(only_time_ends_the_wait_of_a_clock,
     "A wait without a deadline would never end: the clocks say so, and do not "
     "begin it; one that is over since ever they do not begin either",
     "") {
  Clock *fast = clock_virtual();
  Clock *clocks[] = {clock_real(), fast};
  for (int i = 0; i < 2; i++) {
    expect(clocks[i]->wait_until(clocks[i], INFINITY), "return False");
    expect(clocks[i]->wait_until(clocks[i], -INFINITY), "return True");
  }
  ck_assert_double_eq(fast->now(fast), 0);
  fast->free(fast);
}

TEST(a_program_chooses_its_clock,
     "The clock is the virtual one if the first argument is --virtual, else "
     "the real one, which begins at 0 then and counts thousandths",
     "") {
  char *plain[] = {"program", NULL}, *other[] = {"program", "--verbose", NULL};
  char *fast[] = {"program", "--virtual", NULL};
  Clock *real = clock_real();
  double start = real->now(real);
  Clock *clock = clock_chosen(1, plain);
  ck_assert(!clock->jumps);
  ck_assert_ptr_eq(clock_chosen(2, other), clock);
  expect(clock->wait_until(clock, 0.01), "return True");
  double now = clock->now(clock);
  ck_assert_double_gt(now + clock->resolution, 0.01);
  ck_assert_double_le(now, real->now(real) - start);
  ck_assert_double_le(fabs(now * 1000 - round(now * 1000)), 1e-6);
  clock = clock_chosen(2, fast);
  ck_assert(clock->jumps);
  clock->free(clock);
}
