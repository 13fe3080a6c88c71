// words_label.h: what stands on the arrow of an event, or beside its mark.

#ifndef DIAGRAM_WORDS_LABEL_H
#define DIAGRAM_WORDS_LABEL_H

#include "label.h"
#include "lane.h"

// The label of an event, values cut. A name is put in front where the lane
// of the target, or of who comes out of it, is shared.
Label label_of(const Lanes *lanes, const Run *run, const RunEvent *event);

// What a future hands over to the task that has waited for it.
Label gift_label(const RunEvent *event);

// call_soon(tick) becomes call_soon, call_later(1, tick) call_later(1).
void leave_out_name(Label *label, const RunEvent *event);

// The capsule of a handle shows this, in one line or more.
void capsule_name(char *to, size_t size, const RunEvent *event);

#endif
