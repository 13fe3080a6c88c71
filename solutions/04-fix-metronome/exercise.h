// exercise.h: what metronome.c promises.
//
//   Metronome m = {.period = 2, .beat = say, .arg = "tock"};
//   metronome_start(&m, loop);   // say(loop, "tock") in 2, 4, 6 ... seconds
//   metronome_stop(&m);
//
// Each beat has its time: a multiple of the period, counted from the start. A
// beat may take a while; however long it takes, the later ones keep their
// times. One whose time has passed comes as soon as it can, and none is lost.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "04-event-loop/loop.h"

typedef struct Metronome {
  double period;  // in seconds
  Callback *beat; // called at each beat
  void *arg;
  double next;   // the time of the next beat
  Handle handle; // and its ticket
} Metronome;

// The first beat comes one period from now, also after a stop.
void metronome_start(Metronome *self, Loop *loop);

// From here on no beat comes, also when a beat itself calls this.
void metronome_stop(Metronome *self);

#endif
