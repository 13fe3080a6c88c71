// rules.h: what the headers of the lessons allow, and when.
//
// A program makes legal calls only. It decides that by what it has done itself,
// and looks at no object that may be gone: a kit that frees something too early
// shall not be believed, but caught.
//
// A future that we have given back lives until it is done and its last callback
// has run. So it can be used as long as a callback of ours is registered, or as
// nobody can have settled it. Who borrows something pins it (standing.h).
//
// Each function with a `thing` is a Fits for one kind of things.
#ifndef RULES_H
#define RULES_H

#include "things.h"

Fits loop_there;
Fits loop_may_be_freed;

Fits promise_usable;
Fits task_usable;
Fits future_may_be_freed;
Fits task_may_be_freed;
int promise_callbacks(const Promise *self); // registered and not yet run

Fits body_usable; // to be resumed by hand
Fits body_may_be_freed;
Fits body_may_be_given; // to a task or to delegate()
Fits body_may_be_lent;
Coroutine *body_coroutine(const Body *self); // NULL: it may be gone
bool body_running(const Body *self);

Fits generator_usable;
Fits generator_may_be_freed;
Fits node_usable;
Fits anything;

#endif
