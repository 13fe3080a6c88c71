// recorded_event.h: how an event gets into the record being written, and who
// acts in it: whoever runs.
#ifndef RECORDED_EVENT_H
#define RECORDED_EVENT_H

#include "record/recorded.h"
#include "value.h"

// The actor that runs does something to the target, or to nobody: NULL. The
// value is copied.
RecordedEvent *recorded_event_new(Verb verb, RecordedActor *target,
                                  const char *value);

// As it stands in an event: an actor by its name, all else as repr() has it.
const char *recorded_value(Value v);
const char *recorded_outcome(Outcome o);

// -- who waits for whom -------------------------------------------------------

RecordedActor *actor_running(void);
RecordedActor *actor_caller(void); // it waits for who runs
void actor_push(RecordedActor *actor);
void actor_pop(void);

#endif
