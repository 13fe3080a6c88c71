#include "managers.h"

#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "loop_words.h"
#include "queue_words.h"
#include "saying.h"
#include "things.h"

// -- timeout ------------------------------------------------------------------

// Both belong to the task whose step runs: who is resumed by hand has none.
static Outcome check_task(void) {
  if (by_hand || loop_running() != loop || !current_task(loop))
    return raised(RuntimeError, "no task");
  return none();
}

static Outcome timeout_begins(Manager *self, Actor *actor) {
  (void)actor;
  TRY(check_task());
  return timeout_enter(&self->timeout, atof(self->line->words[1]));
}

static Outcome timeout_ends(Manager *self, Actor *actor, Outcome how) {
  (void)actor;
  return timeout_exit(&self->timeout, how);
}

// The innermost that this body stands in.
static Timeout *timeout_of(Actor *self) {
  Manager *m = self->manager;
  while (m && !line_is(m->line, "timeout"))
    m = m->outer;
  return m ? &m->timeout : NULL;
}

static Outcome expired(Actor *self, const Line *line) {
  Timeout *timeout = timeout_of(self);
  return worth(self, line,
               timeout ? truth(timeout_expired(timeout)) : text("no timeout"));
}

static Outcome reschedule(Actor *self, const Line *line) {
  Timeout *timeout = timeout_of(self);
  double when = loop_time(loop) + atof(line->words[1]);
  if (!timeout || loop_running() != loop)
    return worth(self, line, text("no timeout"));
  return worth(self, line, timeout_reschedule(timeout, when));
}

// -- group --------------------------------------------------------------------

static Outcome group_begins(Manager *self, Actor *actor) {
  (void)actor;
  TRY(check_task());
  return task_group_enter(&thing(self->line->words[1])->group);
}

static void say_errors(const TaskGroup *group, const Line *line) {
  const char *all = "errors:";
  for (size_t i = 0; i < group->error_count; i++)
    all = message_format("%s %s;", all, text_of_error(group->errors[i]));
  if (group->error_count)
    say(line, all, NULL);
}

static Outcome group_ends(Manager *self, Actor *actor, Outcome how) {
  TaskGroup *group = &thing(self->line->words[1])->group;
  chain_enter(actor->self, NULL);
  Outcome o = task_group_exit(group, actor->self, how);
  chain_leave(actor->self);
  if (o.how == RAISED && (error_is(o.error, ExceptionGroup) ||
                          error_is(o.error, BaseExceptionGroup)))
    say_errors(group, self->line);
  return o;
}

static Outcome spawn(Actor *self, const Line *line) {
  TaskGroup *group = &thing(line->words[1])->group;
  Outcome o = task_group_check(group);
  if (o.how == RAISED)
    return worth(self, line, o);
  Thing *target = thing(line->words[2]);
  return worth(self, line, make_task(target, group));
}

// -- hold ---------------------------------------------------------------------

static Outcome hold_begins(Manager *self, Actor *actor) {
  return acquire(actor, self->line);
}

static Outcome hold_ends(Manager *self, Actor *actor, Outcome how) {
  (void)actor;
  TRY(release(thing(self->line->words[1])));
  return how;
}

// -- all of them --------------------------------------------------------------

static const struct {
  const char *name;
  Outcome (*begins)(Manager *self, Actor *actor);
  Outcome (*ends)(Manager *self, Actor *actor, Outcome how);
} managers[] = {
    {"timeout", timeout_begins, timeout_ends},
    {"group", group_begins, group_ends},
    {"hold", hold_begins, hold_ends},
};

static int find(const Line *line) {
  int i = sizeof managers / sizeof *managers;
  while (--i >= 0 && !line_is(line, managers[i].name))
    ;
  return i;
}

bool is_manager(const Line *line) { return find(line) >= 0; }

Outcome manager_enter(Manager *self, Actor *actor, const Line *line) {
  *self = (Manager){.outer = actor->manager, .line = line};
  Outcome o = managers[find(line)].begins(self, actor);
  say(line, "enters", &o);
  if (o.how == RETURNED)
    actor->manager = self;
  return o;
}

Outcome manager_exit(Manager *self, Actor *actor, Outcome how) {
  actor->manager = self->outer;
  Outcome o = how.how == RAISED ? how : returned(value_none());
  o = managers[find(self->line)].ends(self, actor, o);
  say(self->line, "leaves", &o);
  return o.how == RAISED ? o : how;
}

Word *word_of_managers(const char *name) {
  return !strcmp(name, "expired")      ? expired
         : !strcmp(name, "reschedule") ? reschedule
         : !strcmp(name, "spawn")      ? spawn
                                       : NULL;
}
