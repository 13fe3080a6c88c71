// test_co.h: a coroutine reduced to what a switch needs, and two bodies.
#ifndef TEST_CO_H
#define TEST_CO_H

#include <string.h>

#include "context.h"

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

typedef struct Co {
  Context body, caller;
  Stack stack; // owned; the Co itself lies at its top
  long value;  // what travels to and fro
  struct Co *inner;
} Co;

// The caller frees it. Its body is given the Co.
static inline Co *co_new(void (*body)(void *arg)) {
  Stack stack = stack_new((void *)body);
  Co *self = stack_reserve(&stack, sizeof *self);
  memset(self, 0, sizeof *self);
  memset(&self->body, 0x5a, sizeof self->body); // context_init() sets it all
  self->stack = stack;
  context_init(&self->body, stack, body, self);
  return self;
}

static inline long co_resume(Co *self, long value) {
  self->value = value;
  context_fetch(&self->body);
  context_switch(&self->caller, &self->body);
  return self->value;
}

// Only for the body, as is co_end().
static inline long co_pause(Co *self, long value) {
  self->value = value;
  context_switch(&self->body, &self->caller);
  return self->value;
}

static inline void co_end(Co *self, long value) {
  self->value = value;
  context_exit(&self->caller);
}

static inline void co_free(Co *self) { stack_free(self->stack); }

// Answers each value with the sum of all so far, 0 with -1 and the end.
static inline void add_up(void *arg) {
  Co *self = arg;
  long sum = 0;
  for (long value = self->value; value; value = co_pause(self, sum))
    sum += value;
  co_end(self, -1);
}

#endif
