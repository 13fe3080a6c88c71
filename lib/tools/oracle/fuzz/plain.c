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

static Outcome plain_next(Iterator *iterator) {
  Thing *self = thing_of(iterator);
  if (self->plain.next < self->plain.count)
    return yielded(value_int(self->plain.next++));
  return returned(value_int(self->plain.end));
}

static Outcome plain_send(Iterator *iterator, Value value) {
  show("%s send %s", thing_of(iterator)->name, repr(value));
  return plain_next(iterator);
}

static Outcome plain_throw(Iterator *iterator, Error error) {
  show("%s throw %s", thing_of(iterator)->name, text_of_error(error));
  return plain_next(iterator);
}

static Outcome plain_close(Iterator *iterator) {
  show("%s close", thing_of(iterator)->name);
  return returned(value_none());
}

void plain_make(Thing *self, const Line *line) {
  self->plain.type = (IteratorType){.base = {self->name}, .next = plain_next};
  self->plain.iterator.type = &self->plain.type;
  self->plain.count = atoi(line->words[2]);
  self->plain.end = atoi(line->words[3]);
  for (int i = 4; i < line->count; i++) {
    if (!strcmp(line->words[i], "send"))
      self->plain.type.send = plain_send;
    else if (!strcmp(line->words[i], "throw"))
      self->plain.type.throw = plain_throw;
    else
      self->plain.type.close = plain_close;
  }
}
