#include "loop_words.h"

#include <stdlib.h>
#include <string.h>

#include "things.h"

// -- callbacks ----------------------------------------------------------------

// A closed loop answers with an empty handle, and has the error (row L34).
static Outcome scheduled(const char *name, Handle handle) {
  if (!handle.slots)
    return loop_check_closed(loop);
  Thing *self = thing(name);
  self->handle = handle;
  self->has_handle = true;
  return none();
}

static Outcome call_soon(const Line *line) {
  Thing *self = thing_to_call(line->words[1]);
  return scheduled(line->words[2], loop_call_soon(loop, self->callback, self));
}

static Outcome call_later(const Line *line) {
  Thing *self = thing_to_call(line->words[2]);
  return scheduled(line->words[3], loop_call_later(loop, atof(line->words[1]),
                                                   self->callback, self));
}

static Outcome call_at(const Line *line) {
  Thing *self = thing_to_call(line->words[2]);
  return scheduled(line->words[3], loop_call_at(loop, atof(line->words[1]),
                                                self->callback, self));
}

static Outcome cancel_handle(const Line *line) {
  Thing *self = thing(line->words[1]);
  if (!self->has_handle)
    return text("no handle");
  handle_cancel(self->handle);
  return none();
}

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

// -- tasks --------------------------------------------------------------------

static Outcome create_task(const Line *line) {
  Thing *self = thing(line->words[1]);
  if (self->task)
    return text("a task already");
  // Python's ensure_future() closes the coroutine, and fails if that does. We
  // do not go there.
  if (loop_is_closed(loop) &&
      (self->lost || self->coroutine->generator.state != GENERATOR_CREATED))
    return text("closed");
  self->task = ensure_future(loop, self->coroutine);
  self->coroutine = NULL;
  self->lost = !self->task;
  return self->lost ? loop_check_closed(loop)
                    : returned(value_object(self->task));
}

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
    {"call_soon", call_soon},
    {"call_later", call_later},
    {"call_at", call_at},
    {"cancel_handle", cancel_handle},
    {"stop", stop},
    {"busy", busy},
    {"run", run},
    {"close_loop", close_loop},
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
