#include "06-together/shield.h"

#include "exercises/todo.h"

// Both callbacks are told of the other future, and hold a reference to it.
static void inner_done(Future *inner, void *arg) {
  TODO; // your code
}

static void outer_done(Future *outer, void *arg) {
  TODO; // your code
}

// Returns a reference, which the caller gives back when he wants it no longer:
// to a new future, or to the inner one itself, if that is done already.
Future *shield(Future *inner) {
  TODO; // your code
}
