#include "loop_words.h"

#include <stdlib.h>
#include <string.h>

#include "reading.h"
#include "things.h"

// -- the loops ----------------------------------------------------------------

static Outcome stop(const Line *line) {
  (void)line;
  loop_stop(loop);
  return none();
}

static Outcome busy(const Line *line) {
  clock_sleep(loop->clock, atof(line->words[1]));
  return none();
}

static Outcome run(const Line *line) {
  (void)line;
  return loop_run_forever(loop);
}

static Outcome close_loop(const Line *line) {
  (void)line;
  return loop_close(loop);
}

static Outcome is_running(const Line *line) {
  (void)line;
  return truth(loop_is_running(loop));
}

static Outcome running(const Line *line) {
  (void)line;
  Loop *now = loop_running();
  return now ? text(now == loop ? "this one" : "the other one") : none();
}

// A report by hand.
static Outcome report(const Line *line) {
  ExceptionContext context = {.message = line->words[1],
                              .error = error_read(line, 2)};
  loop_call_exception_handler(loop, &context);
  return none();
}

static void stop_other(Loop *self, void *arg) {
  (void)arg;
  loop_stop(self);
}

// The other loop runs what is ready there.
static Outcome run_other(const Line *line) {
  (void)line;
  loop_call_soon(other_loop, stop_other, NULL);
  return loop_run_forever(other_loop);
}

static Outcome soon_other(const Line *line) {
  Thing *self = thing_to_call(line->words[1]);
  loop_call_soon(other_loop, self->callback, self);
  return none();
}

// -- tasks --------------------------------------------------------------------

static unsigned first_number; // of a task of this program, 0: there was none

static unsigned number_of(const Task *task) {
  return (unsigned)atoi(task_name(task) + strlen("Task-"));
}

// A coroutine that is gone, or that somebody delegates to, becomes no task.
static Task *task_of(Thing *self, TaskGroup *group, bool ensure) {
  if (group)
    return task_group_create_task(group, self->coroutine);
  bool here = loop_running() == loop;
  return ensure ? ensure_future(here ? NULL : loop, self->coroutine)
                : loop_create_task(loop, self->coroutine);
}

static Outcome make(Thing *self, TaskGroup *group, bool ensure) {
  if (self->task)
    return text("a task already");
  if (self->borrowers)
    return text("lent");
  if (!self->coroutine && !self->lost)
    return text("gone");
  // Python's ensure_future() closes the coroutine, and fails if that does. We
  // do not go there.
  if (loop_is_closed(loop) &&
      (self->lost || self->coroutine->generator.state != GENERATOR_CREATED))
    return text("closed");
  self->task = task_of(self, group, ensure);
  self->coroutine = NULL;
  self->lost = !self->task;
  if (self->lost)
    return loop_check_closed(loop);
  if (!first_number)
    first_number = number_of(self->task);
  return returned(value_object(self->task));
}

Outcome make_task(Thing *self, TaskGroup *group) {
  return make(self, group, false);
}

static Outcome create_task(const Line *line) {
  return make_task(thing(line->words[1]), NULL);
}

static Outcome ensure(const Line *line) {
  return make(thing(line->words[1]), NULL, true);
}

// Which task of this program it is: they count on from program to program.
static Outcome name(const Line *line) {
  Thing *self = thing(line->words[1]);
  return self->task ? number(number_of(self->task) - first_number + 1)
                    : text("no task");
}

void tasks_begin(void) { first_number = 0; }

static Outcome uncancel(const Line *line) {
  Thing *self = thing(line->words[1]);
  return self->task ? number(task_uncancel(self->task)) : text("no task");
}

static Outcome cancelling(const Line *line) {
  Thing *self = thing(line->words[1]);
  return self->task ? number(self->task->cancelling) : text("no task");
}

static Outcome current(const Line *line) {
  (void)line;
  Task *task = current_task(loop);
  for (int i = 0; task && i < thing_count; i++)
    if (things[i].task == task)
      return text(things[i].name);
  return none();
}

// -- all of them --------------------------------------------------------------

static const struct {
  const char *name;
  Outcome (*run)(const Line *line);
} simple[] = {
    {"stop", stop},
    {"busy", busy},
    {"run", run},
    {"close_loop", close_loop},
    {"is_running", is_running},
    {"running", running},
    {"report", report},
    {"run_other", run_other},
    {"soon_other", soon_other},
    {"ensure_future", ensure},
    {"name", name},
    {"create_task", create_task},
    {"uncancel", uncancel},
    {"cancelling", cancelling},
    {"current", current},
};

static Outcome run_simple(Actor *self, const Line *line) {
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (line_is(line, simple[i].name))
      return worth(self, line, simple[i].run(line));
  return goes_on();
}

Word *word_of_loops(const char *name) {
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (!strcmp(simple[i].name, name))
      return run_simple;
  return NULL;
}
