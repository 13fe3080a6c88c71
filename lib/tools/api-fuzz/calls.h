// calls.h: every public function of the lessons' headers, as calls that a
// program may make. One file for each kind of object.
#ifndef CALLS_H
#define CALLS_H

#include "caller.h"
#include "lines.h"

// Each ends with one that has no name.
extern const ApiCall generator_calls[], coroutine_calls[], yield_calls[],
    clock_calls[], handle_calls[], loop_calls[], loop_questions[],
    future_calls[], future_questions[], task_calls[], together_calls[],
    lines_calls[], lines_waits[];

// For the end of a program, which frees what is left.
void call_loop_close(Caller *self, LoopThing *loop);
void call_loop_free(Caller *self, LoopThing *loop);
void call_coroutine_free(Caller *self, Body *body);
void call_queue_free(Caller *self, LinesThing *lines);
void call_generator_free(Caller *self, GeneratorThing *generator);

// For calls: a new thing, or NULL if there are enough; it has the call's key.
void *make_thing(Caller *self, Kind kind);

#endif
