// What a metronome promises. No test waits: the clock is virtual.
#include "04-event-loop/test_loop.h"
#include "exercise.h"

// A beat that takes as many seconds as its argument says.
static void work(Loop *loop, void *seconds) {
  say_when(loop, "beat");
  clock_sleep(loop->clock, *(double *)seconds);
}

static double no_time = 0, one_second = 1;

// -- beats ------------------------------------------------------------------

TEST(the_first_beat,
     "The first beat comes one period after the start, not at once, and then "
     "one after each period",
     "L09") {
  Metronome m = {.period = 2, .beat = work, .arg = &no_time};
  Loop *loop = loop_new(clock_virtual());
  clock_sleep(loop->clock, 10);
  metronome_start(&m, loop);
  expect_notes("");
  run_until(loop, 15);
  expect_notes("beat@12, beat@14");
  loop_free(loop);
}

TEST(others_run_between_two_beats,
     "Between two beats the loop is free: a callback that waits by sleeping "
     "keeps all others waiting",
     "L16") {
  Metronome m = {.period = 2, .beat = work, .arg = &no_time};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  loop_call_at(loop, 1, say_when, "timer");
  loop_call_at(loop, 3, say_when, "timer");
  run_until(loop, 5);
  expect_notes("timer@1, beat@2, timer@3, beat@4");
  loop_free(loop);
}

// -- exact beats ------------------------------------------------------------

TEST(beats_keep_their_times,
     "A beat that works for a second does not move the next one: a delay "
     "counts from the call and adds the work each time, so a fixed rate is "
     "counted from the last deadline",
     "L09 L16") {
  Metronome m = {.period = 2, .beat = work, .arg = &one_second};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  run_until(loop, 7);
  expect_notes("beat@2, beat@4, beat@6");
  loop_free(loop);
}

TEST(an_hour_has_1800_beats,
     "At the end of an hour there are as many beats as it has periods", "") {
  untraced();
  int beats = 0;
  double work_time = 0.5;
  Metronome m = {.period = 2, .beat = work, .arg = &work_time};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  for (int minute = 1; minute <= 60; minute++) {
    run_until(loop, 60 * minute + 1);
    for (const char *s = notes_taken(); (s = strstr(s, "beat")); s++)
      beats++;
  }
  ck_assert_int_eq(beats, 1800);
  loop_free(loop);
}

TEST(a_slow_beat_loses_none,
     "After a beat that took longer than a period, those that are late come "
     "as soon as they can, and the others at their times",
     "L14 L16") {
  double seconds = 5;
  Metronome m = {.period = 2, .beat = work, .arg = &seconds};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  run_until(loop, 2); // the slow one, from 2 to 7
  seconds = 0;
  run_until(loop, 11);
  expect_notes("beat@2, beat@7, beat@7, beat@8, beat@10");
  loop_free(loop);
}

// -- stopping ---------------------------------------------------------------

static void stop_metronome(Loop *loop, void *arg) {
  say_when(loop, "stop");
  metronome_stop(arg);
}

TEST(it_can_be_stopped,
     "A stop cancels the newest Handle: each beat is a new entry with a new "
     "ticket",
     "L20") {
  Metronome m = {.period = 2, .beat = work, .arg = &no_time};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  loop_call_at(loop, 5, stop_metronome, &m);
  run_until(loop, 20);
  expect_notes("beat@2, beat@4, stop@5");
  metronome_stop(&m); // once more, which is harmless
  loop_free(loop);
}

TEST(a_beat_can_stop_it,
     "A beat may stop its own metronome: what is armed behind it would come "
     "all the same",
     "L20 L22") {
  Metronome m = {.period = 2, .beat = stop_metronome, .arg = &m};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  run_until(loop, 20);
  expect_notes("stop@2");
  loop_free(loop);
}

TEST(it_can_start_again,
     "A metronome that was stopped can start again, from then on", "") {
  Metronome m = {.period = 2, .beat = work, .arg = &no_time};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  run_until(loop, 3);
  metronome_stop(&m);
  run_until(loop, 9);
  metronome_start(&m, loop);
  run_until(loop, 12);
  expect_notes("beat@2, beat@11");
  loop_free(loop);
}

TEST(nothing_is_left_of_the_first_time,
     "A stop takes the next beat back at once: one that is only told not to "
     "beat comes all the same when the metronome has started again",
     "L20") {
  Metronome m = {.period = 2, .beat = work, .arg = &no_time};
  Loop *loop = loop_new(clock_virtual());
  metronome_start(&m, loop);
  run_until(loop, 3);
  metronome_stop(&m);
  metronome_start(&m, loop); // before 4, when the next beat was due
  run_until(loop, 6);
  expect_notes("beat@2, beat@5");
  loop_free(loop);
}
