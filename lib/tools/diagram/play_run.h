// play_run.h: one run, as play.html reads it.
//
//   {"name","title","subtitle","lesson","loop","count","time",
//    "actors":[{"label","note","kind","colour","of"}],
//    "handles":{"7":{"label","of","when","by"}},
//    "verdict":{"word","bad","seq","text","expected","happened"},
//    "steps":[...],"lanes":"<svg","box":[left,right],"map":"<svg"}
//
// play_steps.h has the steps. Pictures are there when they have been drawn
// before; `box` says which part of the lanes, from the left edge of a row on,
// has no panel of its own.

#ifndef DIAGRAM_PLAY_RUN_H
#define DIAGRAM_PLAY_RUN_H

#include "buffer.h"
#include "model.h"

// `trace` is the file that the model was read from; its pictures lie beside.
// `twin` has the twin's line per event, or is NULL.
void play_run_write(Buffer *out, Model *model, const char *trace,
                    const char *const *twin);

#endif
