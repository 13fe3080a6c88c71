#include "bodies.h"
#include "calls.h"
#include "patient_clock.h"
#include "rules.h"

static bool call_sleep(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  double seconds = dice_roll(&self->dice, 8) / 2.0 - 1;
  if (dice_once_in(&self->dice, 20))
    seconds = 2e7; // then a nanosecond more is no more
  if (!loop)
    return false;
  say(self, "clock_sleep(%s->clock, %g)", thing_name(loop), seconds);
  clock_sleep(loop->loop->clock, seconds);
  return true;
}

// The real clock is only asked, so that each run is like the one before.
static bool call_real(Caller *self) {
  say(self, "clock_real(), to wait for what is past");
  Clock *clock = clock_real();
  double now = clock->now(clock);
  clock->wait_until(clock, now - 1);
  must(clock->now(clock) >= now, "the real clock goes backwards");
  clock->free(clock);
  return true;
}

static bool call_loop_new(Caller *self) {
  char *argv[] = {"program", "--virtual"};
  bool chosen = dice_once_in(&self->dice, 3);
  if (things_fitting(LOOP, loop_there) == 2)
    return false;
  LoopThing *loop = make_thing(self, LOOP);
  if (!loop)
    return false;
  say(self, "%s = loop_new(%s)", thing_name(loop),
      chosen ? "clock_chosen(2, {\"program\", \"--virtual\"})"
             : "clock_virtual()");
  Clock *inner = chosen ? clock_chosen(2, argv) : clock_virtual();
  loop->loop = loop_new(patient_clock(inner));
  if (!dice_once_in(&self->dice, 4)) // else its reports go to stderr
    loop_set_exception_handler(loop->loop, handler, loop);
  return true;
}

const ApiCall clock_calls[] = {
    {"loop_new", call_loop_new, ANYWHERE, 5, 30},
    {"clock_sleep", call_sleep, ANYWHERE, 3, 3},
    {"clock_real", call_real, ANYWHERE, 1, 1},
    {0},
};
