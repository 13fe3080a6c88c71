// shield.h: who waits may be cancelled, and what he waits for goes on.
//
//   Future *shielded = shield(&task->future);
//   Outcome o = await(self, shielded);
//   future_give_back_reference(shielded);
//
// A shield is a future in front of another one. It is done one iteration later,
// with the same outcome. To cancel the shield asks nobody else.
//
// Python: shield() in asyncio/tasks.py.
#ifndef SHIELD_H
#define SHIELD_H

#include "05-tasks/future.h"

// Returns a reference, which the caller gives back when he wants it no longer:
// to a new future, or to the inner one itself, if that is done already.
Future *shield(Future *inner);

#endif
