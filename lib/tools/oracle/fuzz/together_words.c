#include "together_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "06-together/gather.h"
#include "06-together/shield.h"
#include "06-together/wait.h"
#include "chain.h"
#include "things.h"

// Those of the line's names, from its word `first` on, that are futures now,
// each once or as often as it stands there. Returns how many.
static size_t futures_of(const Line *line, int first, bool once,
                         Future *futures[], Thing *of[]) {
  size_t count = 0;
  for (int i = first; i < line->count; i++) {
    Thing *target = thing(line->words[i]);
    Future *future = thing_future(target);
    bool before = false;
    for (size_t k = 0; once && k < count; k++)
      before |= futures[k] == future;
    if (!future || before)
      continue;
    of[count] = target;
    futures[count++] = future;
  }
  return count;
}

// -- new futures --------------------------------------------------------------

static Outcome gather_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]), *of[MOST_WORDS];
  Future *futures[MOST_WORDS];
  if (target->future)
    return worth(self, line, text("there already"));
  if (loop_is_closed(loop))
    return worth(self, line, text("closed"));
  size_t count = futures_of(line, 2, false, futures, of);
  target->future = gather(loop, count, futures, line_is(line, "gather_all"));
  return worth(self, line, number((int)count));
}

static Outcome shield_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Future *inner = thing_future(thing(line->words[2]));
  if (target->future)
    return worth(self, line, text("there already"));
  if (!inner || loop_is_closed(loop))
    return worth(self, line, text(inner ? "closed" : "no task"));
  target->future = shield(inner);
  return worth(self, line, truth(target->future == inner));
}

// -- waiting ------------------------------------------------------------------

// Whoever waits has borrowed what he waits for.
static void borrow(size_t count, Thing *of[], int by) {
  for (size_t i = 0; i < count; i++)
    of[i]->awaiters += by;
}

static Outcome came_out(Actor *self, const Line *line, Outcome o) {
  chain_leave(self->self);
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome wait_for_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Future *future = thing_future(target);
  if (!future || loop_running() != loop)
    return worth(self, line, text(future ? "no loop" : "no task"));
  double timeout = atof(line->words[2]);
  if (timeout == INFINITY && current_task(loop) &&
      future == &current_task(loop)->future)
    return worth(self, line, text("itself")); // as await: rows T15, T16
  chain_enter(self->self, NULL);
  borrow(1, &target, 1);
  Outcome o = wait_for(self->self, future, timeout);
  borrow(1, &target, -1);
  return came_out(self, line, o);
}

// "T1 F1 | F2": those that are done, and the others.
static Outcome sorted(size_t count, Future *const futures[], Thing *const of[],
                      size_t done, Future *const now[]) {
  const char *names = "";
  for (size_t i = 0; i < count; i++) {
    size_t k = 0;
    while (k + 1 < count && futures[k] != now[i])
      k++;
    names =
        message_format("%s%s%s ", names, i == done ? "| " : "", of[k]->name);
  }
  return text(names);
}

static Outcome wait_(Actor *self, const Line *line) {
  const char *mode = line->words[1];
  ReturnWhen when = *mode == 'f'   ? FIRST_COMPLETED
                    : *mode == 'e' ? FIRST_EXCEPTION
                                   : ALL_COMPLETED;
  Thing *of[MOST_WORDS];
  Future *futures[MOST_WORDS], *now[MOST_WORDS];
  size_t count = futures_of(line, 3, true, futures, of);
  if (loop_running() != loop)
    return worth(self, line, text("no loop"));
  memcpy(now, futures, sizeof now);
  chain_enter(self->self, NULL);
  borrow(count, of, 1);
  Outcome o = asyncio_wait(self->self, count, now, atof(line->words[2]), when);
  borrow(count, of, -1);
  if (o.how == RETURNED)
    o = sorted(count, futures, of, (size_t)value_as_int(o.value), now);
  return came_out(self, line, o);
}

Word *word_of_together(const char *name) {
  static const struct {
    const char *name;
    Word *word;
  } words[] = {{"gather", gather_},
               {"gather_all", gather_},
               {"shield", shield_},
               {"wait_for", wait_for_},
               {"wait", wait_}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i].name, name))
      return words[i].word;
  return NULL;
}
