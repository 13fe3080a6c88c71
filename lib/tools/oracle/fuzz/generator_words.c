#include "generator_words.h"

#include <string.h>

#include "chain.h"
#include "reading.h"
#include "saying.h"
#include "things.h"

static Outcome yield(Actor *self, const Line *line) {
  Outcome o = returned(value_none()); // what a generator of lesson 1 gets
  if (self->generator)
    generator_yield(self->generator, value_of(self, line));
  else
    o = coroutine_yield(self->self, value_of(self, line));
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome yield_from_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  if (target->task) // which would end the program
    return worth(self, line, text("a task's"));
  Iterator *sub = thing_iterator(target);
  if (!sub)
    return worth(self, line, text("gone"));
  target->borrowers++;
  lent++;
  chain_enter(self->self, sub);
  Outcome o = yield_from(self->self, sub);
  chain_leave(self->self);
  target->borrowers--;
  lent--;
  return o.how == RAISED ? o : worth(self, line, o);
}

// -- resuming others ----------------------------------------------------------

static Outcome came_back(Actor *self, const Line *line, Outcome o) {
  by_hand--;
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
  if (refused)
    return worth(self, line, text("not now"));
  by_hand++;
  Outcome o = target->plain.iterator.type
                  ? iterator_next(thing_iterator(target))
              : target->generator ? generator_next(target->generator)
              : c                 ? coroutine_next(c)
                                  : finished();
  return came_back(self, line, o);
}

static Outcome send(Actor *self, const Line *line) {
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  if (refused)
    return worth(self, line, text("not now"));
  by_hand++;
  return came_back(self, line,
                   c ? coroutine_send(c, value_of(self, line)) : finished());
}

static Outcome throw_(Actor *self, const Line *line) {
  Coroutine *c = thing_coroutine(thing(line->words[1]));
  Error error = error_read(line, 2);
  if (c && error_is(error, StopIteration) && chain_hands_back(c))
    return worth(self, line, text("would end it")); // rows C15, Y33
  by_hand++;
  return came_back(self, line,
                   c ? coroutine_throw(c, error) : raised_error(error));
}

static Outcome close(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Coroutine *c = thing_coroutine(target);
  Iterator *generator = (Iterator *)target->generator;
  by_hand++;
  Outcome o = c           ? coroutine_close(c)
              : generator ? generator->type->close(generator)
                          : finished();
  by_hand--;
  return worth(self, line, o);
}

static Outcome state(Actor *self, const Line *line) {
  static const char *const names[] = {"GEN_CREATED", "GEN_RUNNING",
                                      "GEN_SUSPENDED", "GEN_CLOSED"};
  Generator *g = thing_generator(thing(line->words[1]));
  GeneratorState state = g ? g->state : GENERATOR_CLOSED;
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
