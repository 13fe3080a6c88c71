#include "things.h"

#include <string.h>

#include "die.h"

Program *program;
Loop *loop, *other_loop;
Thing things[MOST_THINGS];
int thing_count;

Thing *thing_new(const char *name, int line) {
  if (thing_count == MOST_THINGS)
    die("program %d has too many things", program->number);
  things[thing_count] = (Thing){.name = name, .line = line};
  return &things[thing_count++];
}

void things_free(void) {
  for (int i = 0; i < thing_count; i++) {
    thing_give_back(&things[i]);
    generator_free(things[i].generator);
    if (!things[i].task)
      coroutine_free(things[i].coroutine);
  }
  loop_free(loop);
  loop_free(other_loop);
  for (int i = 0; i < thing_count; i++) {
    queue_free(things[i].queue);
    task_group_release(&things[i].group);
  }
}

void thing_give_back(Thing *self) {
  if (!self->future)
    return;
  if (thing_is_shield(self))
    future_give_back_reference(self->future);
  else
    future_free(self->future);
}

bool thing_begin(Thing *self) {
  if (self->is_future && !self->future)
    self->future = future_new(self->name[0] == 'X' ? other_loop : loop);
  else if (self->body && !self->coroutine && !self->task)
    self->coroutine = coroutine_new(self->body, self);
  else if (self->generator_body && !self->generator)
    self->generator = generator_new(self->generator_body, self);
  else
    return false;
  self->lost = self->spoiled = false;
  return true;
}

Thing *thing(const char *name) {
  for (int i = 0; i < thing_count; i++)
    if (!strcmp(things[i].name, name))
      return &things[i];
  return thing_new(name, 0);
}

Thing *thing_to_call(const char *name) {
  Thing *self = thing(name);
  if (!self->callback)
    die("%s is no callback", name);
  return self;
}

Coroutine *thing_coroutine(const Thing *self) {
  return self->task ? self->task->coroutine : self->coroutine;
}

Future *thing_future(const Thing *self) {
  return self->task ? &self->task->future : self->future;
}

Generator *thing_generator(const Thing *self) {
  return self->generator ? self->generator : (Generator *)thing_coroutine(self);
}

Iterator *thing_iterator(Thing *self) {
  return self->plain.iterator.type ? &self->plain.iterator
                                   : (Iterator *)thing_generator(self);
}
