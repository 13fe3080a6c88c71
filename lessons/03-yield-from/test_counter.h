// test_counter.h: an iterator written by hand, which notes what it is asked.
#ifndef TEST_COUNTER_H
#define TEST_COUNTER_H

#include "01-generator/iterator.h"

// Counts up to `end`, then returns "counted". Its type says what else it has.
typedef struct Counter {
  Iterator iterator; // first: a Counter is an Iterator
  int i, end;
  int nexts, sends, throws, closes; // how often each was called
} Counter;

static inline Outcome counter_next(Iterator *iterator) {
  Counter *self = (Counter *)iterator;
  self->nexts++;
  if (self->i == self->end)
    return returned(value_str("counted"));
  return yielded(value_int(++self->i));
}

static inline Outcome counter_send(Iterator *iterator, Value value) {
  ((Counter *)iterator)->sends++;
  return yielded(value);
}

static inline Outcome counter_throw(Iterator *iterator, Error error) {
  (void)error;
  ((Counter *)iterator)->throws++;
  return returned(value_int(7));
}

static inline Outcome counter_close(Iterator *iterator) {
  ((Counter *)iterator)->closes++;
  return returned(value_str("dropped"));
}

static const IteratorType plain = {{.name = "Counter"}, .next = counter_next};
static const IteratorType closable = {
    {.name = "Counter"}, .next = counter_next, .close = counter_close};
static const IteratorType full = {{.name = "Counter"},
                                  counter_next,
                                  counter_send,
                                  counter_throw,
                                  counter_close};

static inline Counter counter_of(const IteratorType *type, int end) {
  return (Counter){.iterator = {type}, .end = end};
}

#endif
