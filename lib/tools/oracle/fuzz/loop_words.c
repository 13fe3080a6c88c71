#include <stdlib.h>
#include <string.h>

#include "bodies.h"

// The statements that lessons 4 and 5 are about.

static Outcome none(void) { return returned(value_none()); }
static Outcome text(const char *s) { return returned(value_str(s)); }
static Outcome number(int64_t i) { return returned(value_int(i)); }
static Outcome truth(bool b) { return returned(value_bool(b)); }

// -- callbacks ----------------------------------------------------------------

// A closed loop answers with a handle without a loop, and has the error (row
// L34).
static Outcome scheduled(const char *name, Handle handle) {
  if (!handle.loop)
    return loop_check_closed(loop);
  Thing *self = thing(name);
  self->handle = handle;
  self->has_handle = true;
  return none();
}

static Outcome call_soon(const Line *line) {
  Callback *callback = callback_named(line->words[1]);
  return scheduled(line->words[2],
                   loop_call_soon(loop, callback, thing(line->words[1])));
}

static Outcome call_later(const Line *line) {
  Callback *callback = callback_named(line->words[2]);
  return scheduled(line->words[3],
                   loop_call_later(loop, atof(line->words[1]), callback,
                                   thing(line->words[2])));
}

static Outcome call_at(const Line *line) {
  Callback *callback = callback_named(line->words[2]);
  return scheduled(line->words[3],
                   loop_call_at(loop, atof(line->words[1]), callback,
                                thing(line->words[2])));
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

// -- futures ------------------------------------------------------------------

static Outcome cancel(Future *self, const Line *line) {
  if (loop_is_closed(loop)) // row L34
    return text("closed");
  return truth(line->count > 2 ? future_cancel_message(
                                     self, message_format("%s", line->words[2]))
                               : future_cancel(self));
}

static Outcome set_exception(Future *self, const Line *line) {
  return future_set_exception(self, error_read(line, 2));
}

static Outcome result(Future *self, const Line *line) {
  (void)line;
  return future_result(self);
}

static Outcome exception(Future *self, const Line *line) {
  (void)line;
  Outcome o = future_exception(self);
  bool is_there = future_done(self) && !future_cancelled(self);
  return is_there && o.how == RAISED ? text(message_format("%s", text_of(o)))
                                     : o;
}

static Outcome done(Future *self, const Line *line) {
  (void)line;
  return truth(future_done(self));
}

static Outcome cancelled(Future *self, const Line *line) {
  (void)line;
  return truth(future_cancelled(self));
}

static Outcome add_done(Future *self, const Line *line) {
  Thing *callback = thing(line->words[2]);
  return future_add_done_callback(self, run_callback_done, callback)
             ? none()
             : loop_check_closed(loop);
}

static Outcome remove_done(Future *self, const Line *line) {
  Thing *callback = thing(line->words[2]);
  return number(future_remove_done_callback(self, run_callback_done, callback));
}

static Outcome run_until(Future *self, const Line *line) {
  (void)line;
  return loop_run_until_complete(loop, self);
}

// -- in a generator's body, where the loop finds them
// ---------------------------

// These three return what was thrown in, for the body to catch, unprinted.
static Outcome sleep_(Actor *self, const Line *line) {
  Outcome o = sleep_for(self->self, atof(line->words[1]));
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome await_(Actor *self, const Line *line) {
  Future *future = thing_future(thing(line->words[1]));
  Outcome o = future ? await(self->self, future) : none();
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome yield_future(Actor *self, const Line *line) {
  Future *future = thing_future(thing(line->words[1]));
  Outcome o =
      coroutine_yield(self->self, future ? value_object(future) : value_none());
  return o.how == RAISED ? o : worth(self, line, o);
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

// `WORD NAME ...`, where NAME is a future or a task.
static const struct {
  const char *name;
  Outcome (*run)(Future *self, const Line *line);
} about_futures[] = {
    {"cancel", cancel},       {"set_exception", set_exception},
    {"result", result},       {"exception", exception},
    {"done", done},           {"cancelled", cancelled},
    {"add_done", add_done},   {"remove_done", remove_done},
    {"run_until", run_until},
};

static Outcome run_simple(Actor *self, const Line *line) {
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (line_is(line, simple[i].name))
      return worth(self, line, simple[i].run(line));
  return goes_on();
}

static Outcome run_about_future(Actor *self, const Line *line) {
  Future *future = thing_future(thing(line->words[1]));
  if (!future)
    return worth(self, line, text("no task"));
  if (line_is(line, "set_result"))
    return worth(self, line, future_set_result(future, value_of(self, line)));
  for (size_t i = 0; i < sizeof about_futures / sizeof *about_futures; i++)
    if (line_is(line, about_futures[i].name))
      return worth(self, line, about_futures[i].run(future, line));
  return goes_on();
}

Word *word_of_loops(const char *name) {
  if (!strcmp(name, "sleep"))
    return sleep_;
  if (!strcmp(name, "await"))
    return await_;
  if (!strcmp(name, "yield_future"))
    return yield_future;
  if (!strcmp(name, "set_result"))
    return run_about_future;
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (!strcmp(simple[i].name, name))
      return run_simple;
  for (size_t i = 0; i < sizeof about_futures / sizeof *about_futures; i++)
    if (!strcmp(about_futures[i].name, name))
      return run_about_future;
  return NULL;
}
