#include "timer_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "things.h"

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

// What is not a number has no place among others: CPython's heap then depends
// on what was there before. So it has to come first.
static bool has_no_place(double when) {
  return isnan(when) && loop->timers.count;
}

static Outcome call_later(const Line *line) {
  Thing *self = thing_to_call(line->words[2]);
  if (has_no_place(atof(line->words[1])))
    return text("no place");
  return scheduled(line->words[3], loop_call_later(loop, atof(line->words[1]),
                                                   self->callback, self));
}

static Outcome call_at(const Line *line) {
  Thing *self = thing_to_call(line->words[2]);
  if (has_no_place(atof(line->words[1])))
    return text("no place");
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

static Outcome handle_cancelled_(const Line *line) {
  Thing *self = thing(line->words[1]);
  return self->has_handle ? truth(handle_cancelled(self->handle))
                          : text("no handle");
}

static Outcome handle_when_(const Line *line) {
  Thing *self = thing(line->words[1]);
  return self->has_handle ? returned(value_float(handle_when(self->handle)))
                          : text("no handle");
}

// -- more than a hundred of them ----------------------------------------------

static Handle many[200];
static int many_count;

void timers_begin(void) { many_count = 0; }

static Outcome timers(const Line *line) {
  Thing *self = thing_to_call(line->words[2]);
  int count = atoi(line->words[1]);
  for (many_count = 0; many_count < count; many_count++) {
    many[many_count] =
        loop_call_later(loop, 1 + many_count % 5, self->callback, self);
    if (!many[many_count].slots)
      return loop_check_closed(loop);
  }
  return none();
}

// So many of ten.
static Outcome cancel_timers(const Line *line) {
  for (int i = 0; i < many_count; i++)
    if (i % 10 < atoi(line->words[1]))
      handle_cancel(many[i]);
  return none();
}

static Outcome count_timers(const Line *line) {
  (void)line;
  return number(loop->timers.count);
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
    {"handle_cancelled", handle_cancelled_},
    {"handle_when", handle_when_},
    {"timers", timers},
    {"cancel_timers", cancel_timers},
    {"count_timers", count_timers},
};

static Outcome run_simple(Actor *self, const Line *line) {
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (line_is(line, simple[i].name))
      return worth(self, line, simple[i].run(line));
  return goes_on();
}

Word *word_of_timers(const char *name) {
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (!strcmp(simple[i].name, name))
      return run_simple;
  return NULL;
}
