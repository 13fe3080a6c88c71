#include "generator_words.h"

#include <string.h>

#include "reading.h"
#include "saying.h"
#include "things.h"

static Outcome yield(Actor *self, const Line *line) {
  Outcome o = coroutine_yield(self->self, value_of(self, line));
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome yield_from_(Actor *self, const Line *line) {
  Iterator *sub = thing_iterator(thing(line->words[1]));
  Outcome o = yield_from(self->self, sub);
  return o.how == RAISED ? o : worth(self, line, o);
}

// -- resuming others ----------------------------------------------------------

// The future of a sleep() belongs to that alone.
static Value keep(Value value) {
  for (int i = 0; i < thing_count; i++)
    if (value.kind != OBJECT ||
        value_as_ptr(value) == (void *)thing_future(&things[i]))
      return value;
  return value_none();
}

static Outcome came_back(Actor *self, const Line *line, Outcome o) {
  say(line, o.how == YIELDED ? "yield" : o.how == RETURNED ? "return" : "", &o);
  if (o.how == RAISED)
    return o;
  self->got = keep(o.value);
  return goes_on();
}

// What a coroutine that is gone answers: it is finished.
static Outcome finished(void) { return returned(value_none()); }

static Outcome next(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Coroutine *c = thing_coroutine(target);
  Outcome o = target->plain.iterator.type
                  ? iterator_next(thing_iterator(target))
              : c ? coroutine_next(c)
                  : finished();
  return came_back(self, line, o);
}

static Outcome send(Actor *self, const Line *line) {
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  return came_back(self, line,
                   c ? coroutine_send(c, value_of(self, line)) : finished());
}

static Outcome throw_(Actor *self, const Line *line) {
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  Error error = error_read(line, 2);
  return came_back(self, line,
                   c ? coroutine_throw(c, error) : raised_error(error));
}

static Outcome close(Actor *self, const Line *line) {
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  return worth(self, line, c ? coroutine_close(c) : finished());
}

static Outcome state(Actor *self, const Line *line) {
  static const char *const names[] = {"GEN_CREATED", "GEN_RUNNING",
                                      "GEN_SUSPENDED", "GEN_CLOSED"};
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  GeneratorState state = c ? c->generator.state : GENERATOR_CLOSED;
  return worth(self, line, returned(value_str(names[state])));
}

Word *word_of_generators(const char *name) {
  static const struct {
    const char *name;
    Word *word;
  } words[] = {
      {"yield", yield}, {"yield_from", yield_from_}, {"next", next},
      {"send", send},   {"throw", throw_},           {"close", close},
      {"state", state},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i].name, name))
      return words[i].word;
  return NULL;
}
