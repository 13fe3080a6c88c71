#include "life_words.h"

#include <string.h>

#include "chain.h"
#include "loop_words.h"
#include "things.h"
#include "timer_words.h"

// In one program, or a recursion would not end.
enum { MOST_CALLS = 6, MOST_NEW = 40 };

static int calls, made;

void lives_begin(void) {
  calls = made = 0;
  by_hand = refused = lent = 0;
  chain_reset();
  tasks_begin();
  timers_begin();
}

static Outcome new_(Actor *self, const Line *line) {
  if (++made > MOST_NEW)
    return worth(self, line, text("enough"));
  bool is_new = thing_begin(thing(line->words[1]));
  return worth(self, line, is_new ? none() : text("there already"));
}

// Why nobody may free or take it now, or NULL. The kit leaves it to its user to
// keep what others still use.
static const char *why_not(const Thing *self) {
  const Generator *g = thing_generator(self);
  if (!g && !self->future)
    return "gone";
  if (g && !self->task && g->state == GENERATOR_RUNNING)
    return "runs";
  if (self->borrowers)
    return "lent";
  return self->awaiters ? "awaited" : NULL;
}

static Outcome free_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  const char *why = target->task ? NULL : why_not(target);
  if (target->task && target->awaiters)
    why = "awaited";
  if (why)
    return worth(self, line, text(why));
  Thing it = *target; // what its end runs finds it gone
  target->task = NULL;
  target->coroutine = NULL;
  target->generator = NULL;
  target->future = NULL;
  by_hand++;
  if (it.task)
    task_free(it.task);
  else
    coroutine_free(it.coroutine);
  generator_free(it.generator);
  thing_give_back(&it);
  by_hand--;
  return worth(self, line, none());
}

static Outcome delegate_to(Actor *self, const Line *line, Coroutine *sub) {
  chain_enter(self->self, &sub->iterator);
  Outcome o = delegate(self->self, sub);
  chain_leave(self->self);
  return o.how == RAISED ? o : worth(self, line, o);
}

// Takes the coroutine of that name, which is nobody else's from then on.
static Outcome delegate_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  const char *why = target->task ? "a task's" : why_not(target);
  if (why)
    return worth(self, line, text(why));
  Coroutine *sub = target->coroutine;
  target->coroutine = NULL;
  return delegate_to(self, line, sub);
}

// A new one, with the body of that name: perhaps our own.
static Outcome call(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  if (++calls > MOST_CALLS)
    return worth(self, line, text("enough"));
  return delegate_to(self, line, coroutine_new(target->body, target));
}

Word *word_of_lives(const char *name) {
  static const struct {
    const char *name;
    Word *word;
  } words[] = {
      {"new", new_}, {"free", free_}, {"delegate", delegate_}, {"call", call}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i].name, name))
      return words[i].word;
  return NULL;
}
