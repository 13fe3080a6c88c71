#include "plain.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "saying.h"

static Thing *thing_of(Iterator *iterator) {
  for (int i = 0; i < thing_count; i++)
    if (iterator == &things[i].plain.iterator)
      return &things[i];
  die("an iterator that nobody has declared");
}

// Has the line of the iterator this word?
static bool plain_does(const Thing *self, const char *word) {
  for (int i = 4; i < self->plain.line->count; i++)
    if (!strcmp(self->plain.line->words[i], word))
      return true;
  return false;
}

static Outcome plain_next(Iterator *iterator) {
  Thing *self = thing_of(iterator);
  if (self->plain.next < self->plain.count)
    return yielded(value_int(self->plain.next++));
  if (plain_does(self, "next_raises"))
    return raised(ValueError, "at its end");
  return returned(value_int(self->plain.end));
}

static Outcome plain_send(Iterator *iterator, Value value) {
  show("%s send %s", thing_of(iterator)->name, repr(value));
  return plain_next(iterator);
}

static Outcome plain_throw(Iterator *iterator, Error error) {
  Thing *self = thing_of(iterator);
  show("%s throw %s", self->name, text_of_error(error));
  if (plain_does(self, "throw_raises"))
    return raised(RuntimeError, "from throw");
  if (plain_does(self, "throw_returns"))
    return returned(value_int(self->plain.end));
  if (plain_does(self, "throw_again") && !error_is(error, StopIteration))
    return raised_error(error);
  return plain_next(iterator);
}

static Outcome plain_close(Iterator *iterator) {
  Thing *self = thing_of(iterator);
  show("%s close", self->name);
  if (plain_does(self, "close_raises"))
    return raised(ValueError, "from close");
  if (plain_does(self, "close_yields"))
    return yielded(value_int(self->plain.end));
  return returned(value_none());
}

void plain_make(Thing *self, const Line *line) {
  self->plain.type = (IteratorType){.base = {self->name}, .next = plain_next};
  self->plain.iterator.type = &self->plain.type;
  self->plain.count = atoi(line->words[2]);
  self->plain.end = atoi(line->words[3]);
  self->plain.line = line;
  for (int i = 4; i < line->count; i++) {
    if (!strcmp(line->words[i], "send"))
      self->plain.type.send = plain_send;
    else if (!strncmp(line->words[i], "throw", 5))
      self->plain.type.throw = plain_throw;
    else if (!strncmp(line->words[i], "close", 5))
      self->plain.type.close = plain_close;
  }
}
