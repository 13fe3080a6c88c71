#include "bodies.h"
#include "calls.h"
#include "rules.h"

static bool call_new(Caller *self) {
  GeneratorThing *thing = make_thing(self, GENERATOR);
  if (!thing)
    return false;
  say(self, "%s = generator_new()", thing_name(thing));
  thing->generator = generator_new(generator_body, thing);
  return true;
}

static bool call_next(Caller *self) {
  GeneratorThing *thing = thing_pick(GENERATOR, &self->dice, generator_usable);
  if (!thing)
    return false;
  bool by_type = dice_once_in(&self->dice, 2);
  say(self, "%s_next(%s)", by_type ? "iterator" : "generator",
      thing_name(thing));
  came(by_type ? iterator_next(&thing->generator->iterator)
               : generator_next(thing->generator));
  return true;
}

void call_generator_free(Caller *self, GeneratorThing *thing) {
  say(self, "generator_free(%s)", thing_name(thing));
  generator_free(thing->generator);
  thing->generator = NULL;
}

static bool call_free(Caller *self) {
  GeneratorThing *thing =
      thing_pick(GENERATOR, &self->dice, generator_may_be_freed);
  if (!thing && !dice_once_in(&self->dice, 10))
    return false;
  if (thing) {
    call_generator_free(self, thing);
  } else {
    say(self, "generator_free(NULL)");
    generator_free(NULL);
  }
  return true;
}

static bool call_yield(Caller *self) {
  if (!self->generator)
    return false;
  say(self, "generator_yield(...)");
  generator_yield(self->generator, any_value(&self->dice));
  return true;
}

const ApiCall generator_calls[] = {
    {"generator_new", call_new, ANYWHERE, 2, 4},
    {"generator_next", call_next, ANYWHERE, 3, 5},
    {"generator_free", call_free, ANYWHERE, 2, 2},
    {"generator_yield", call_yield, 1 << IN_BODY, 25, 0},
    {0},
};
