#include "future_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "reading.h"
#include "saying.h"
#include "things.h"

// -- futures ------------------------------------------------------------------

static Outcome cancel(Future *self, const Line *line) {
  if (loop_is_closed(loop)) // row L34
    return text("closed");
  const char *why =
      line->count > 2 ? message_format("%s", line->words[2]) : NULL;
  Task *task = thing(line->words[1])->task;
  if (task)
    return truth(why ? task_cancel_message(task, why) : task_cancel(task));
  return truth(why ? future_cancel_message(self, why) : future_cancel(self));
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

// Its name is what a diagram shows.
static void run_callback_done(Future *future, void *arg) {
  ((Thing *)arg)->callback(future->loop, arg);
}

static Outcome add_done(Future *self, const Line *line) {
  Thing *callback = thing_to_call(line->words[2]);
  return future_add_done_callback(self, run_callback_done, callback)
             ? none()
             : loop_check_closed(self->loop);
}

static Outcome remove_done(Future *self, const Line *line) {
  Thing *callback = thing_to_call(line->words[2]);
  return number(future_remove_done_callback(self, run_callback_done, callback));
}

static Outcome run_until(Future *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  bool lists = target->name[0] == 'G'; // its list is looked at behind the run
  target->awaiters += lists;
  Outcome o = loop_run_until_complete(loop, self);
  target->awaiters -= lists;
  return o;
}

// -- in a generator's body, where the loop finds them -------------------------

// These three return what was thrown in, for the body to catch, unprinted.
static Outcome sleep_(Actor *self, const Line *line) {
  double seconds = atof(line->words[1]);
  if (isnan(seconds) && loop->timers.count)
    return worth(self, line, text("no place"));
  chain_enter(self->self, NULL);
  Outcome o = line->count > 2
                  ? sleep_for_result(self->self, seconds, value_of(self, line))
                  : sleep_for(self->self, seconds);
  chain_leave(self->self);
  return o.how == RAISED ? o : worth(self, line, o);
}

static bool may_not_await(const Future *future) {
  Task *now = current_task(loop);
  return now && (future == &now->future || future->loop != loop);
}

static Outcome await_(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Future *future = thing_future(target);
  if (!future)
    return worth(self, line, none());
  if (target->spoiled || (lent && !by_hand && may_not_await(future)))
    return worth(self, line, text("spoiled"));
  bool hand = by_hand > 0; // who resumes us keeps what we await
  bool refuses = !hand && may_not_await(future);
  target->spoiled = refuses;
  refused += refuses;
  target->awaiters += hand;
  chain_enter(self->self, NULL);
  Outcome o = await(self->self, future);
  chain_leave(self->self);
  target->awaiters -= hand;
  refused -= refuses;
  return o.how == RAISED ? o : worth(self, line, o);
}

static Outcome yield_future(Actor *self, const Line *line) {
  Thing *target = thing(line->words[1]);
  Future *future = thing_future(target);
  if (target->spoiled || (target->awaiters && may_not_await(future)))
    return worth(self, line, text("spoiled"));
  if (target->task && target->task == current_task(loop))
    return worth(self, line, text("itself")); // row T14
  Outcome o =
      coroutine_yield(self->self, future ? value_object(future) : value_none());
  return o.how == RAISED ? o : worth(self, line, o);
}

// -- all of them --------------------------------------------------------------

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

Word *word_of_futures(const char *name) {
  if (!strcmp(name, "sleep"))
    return sleep_;
  if (!strcmp(name, "await"))
    return await_;
  if (!strcmp(name, "yield_future"))
    return yield_future;
  if (!strcmp(name, "set_result"))
    return run_about_future;
  for (size_t i = 0; i < sizeof about_futures / sizeof *about_futures; i++)
    if (!strcmp(about_futures[i].name, name))
      return run_about_future;
  return NULL;
}
