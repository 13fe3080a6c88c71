#include "01-generator/generator.h"

#include <string.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#include "exercises/todo.h"

// The first and last function on the generator's own stack. We come here by
// the first resume and leave for good when the body has ended.
static void generator_main(void *arg) {
  TODO; // your code
}

// Lets the body run: one switch there, one back. Not when RUNNING or CLOSED.
// Whoever calls it records by which call.
Outcome generator_resume(Generator *self) {
  TODO; // your code
}

// Python's `yield value`: suspends the body until somebody asks again.
void generator_yield(Generator *self, Value value) {
  TODO; // your code
}

// Whether the body cannot be resumed now, and what the caller gets instead; if
// it can, `instead` is left alone.
bool generator_refuses(const Generator *self, Outcome *instead) {
  TODO; // your code
}

// Python's next(g). YIELDED what the body yields; RETURNED what it returned,
// once, and None ever after; RAISED what it raised, or ValueError "generator
// already executing" when the body itself asks.
Outcome generator_next(Generator *self) {
  TODO; // your code
}

static Outcome next_slot(Iterator *self) {
  return generator_next((Generator *)self);
}

// Whoever delegates to a generator (lesson 3) closes it. Its yields cannot be
// told, so it is left where it stands, and never resumed.
static Outcome close_slot(Iterator *iterator) {
  Generator *self = (Generator *)iterator;
  Outcome end = returned(value_none()), instead;
  if (generator_refuses(self, &instead))
    return trace_refused(TRACE_CLOSE, self, instead);
  trace_in(TRACE_CLOSE, self, end);
  self->state = GENERATOR_CLOSED;
  trace_out(end);
  return end;
}

static const IteratorType generator_type = {
    .base = {.name = "generator"}, .next = next_slot, .close = close_slot};

// A generator as the first member of something larger, with `size` bytes in
// all, zeroed behind the Generator. `owner` is the function that names it.
void *generator_create(size_t size, const IteratorType *type,
                       GeneratorBody *body, void *arg, const void *owner) {
  TODO; // your code
}

// A new generator, owned by the caller, who frees it. Runs nothing.
Generator *generator_new(GeneratorBody *body, void *arg) {
  TODO; // your code
}

// Gives the stack back, and with it the generator. A suspended body is simply
// dropped where it stands. NULL is fine; a running one ends the program.
void generator_free(Generator *self) {
  TODO; // your code
}
