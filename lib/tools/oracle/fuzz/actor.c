#include "actor.h"

#include <string.h>

#include "reading.h"
#include "saying.h"
#include "things.h"

int by_hand, refused, lent;

Outcome goes_on(void) { return yielded(value_none()); }

Value value_of(const Actor *self, const Line *line) {
  const char *word = line->words[line->count - 1];
  return strcmp(word, "got") ? value_read(word) : self->got;
}

Outcome worth(Actor *self, const Line *line, Outcome o) {
  say(line, "", &o);
  if (o.how == RAISED)
    return o;
  self->got = keep(o.value);
  return goes_on();
}

// The future of a sleep() belongs to that alone; and where things are freed,
// nobody may ask a future that is gone what it is.
Value keep(Value value) {
  if (value.kind != OBJECT)
    return value;
  for (int i = 0; !program->frees && i < thing_count; i++)
    if (value_as_ptr(value) == (void *)thing_future(&things[i]))
      return value;
  return value_none();
}

Outcome none(void) { return returned(value_none()); }
Outcome text(const char *s) { return returned(value_str(s)); }
Outcome number(int64_t i) { return returned(value_int(i)); }
Outcome truth(bool b) { return returned(value_bool(b)); }
