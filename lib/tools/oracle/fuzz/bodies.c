#include "bodies.h"

#include <string.h>

#include "block.h"
#include "chain.h"
#include "die.h"
#include "life_words.h"
#include "plain.h"
#include "queue_words.h"
#include "saying.h"
#include "things.h"

static Outcome run_body(Coroutine *coroutine, void *arg) {
  Actor self = {.self = coroutine, .got = value_none()};
  chain_begin(coroutine);
  Outcome o = block(&self, ((Thing *)arg)->line);
  return o.how == YIELDED ? returned(value_none()) : o;
}

static Outcome run_generator(Generator *generator, void *arg) {
  Actor self = {.generator = generator, .got = value_none()};
  Outcome o = block(&self, ((Thing *)arg)->line);
  return o.how == YIELDED ? returned(value_none()) : o;
}

static void run_callback(Loop *self_, void *arg) {
  Thing *callback = arg;
  Actor self = {.got = value_none()};
  show("%s runs", callback->name);
  if (++callback->runs > 3)
    return;
  Outcome o = block(&self, callback->line);
  if (o.how == RAISED)
    loop_raise(self_, o.error);
}

static void handler(Loop *self, const ExceptionContext *context, void *arg) {
  (void)arg;
  // When nobody looks any more is the garbage collector's affair in Python:
  // rows F17, T32.
  if (strstr(context->message, "never retrieved") ||
      strstr(context->message, "destroyed"))
    return;
  int size = 0; // of the first three words
  for (int words = 0; words < 3 && context->message[size]; words++)
    size += (int)strcspn(context->message + size + 1, " ") + 1;
  show("handler gets %.*s: %s", size, context->message,
       text_of_error(context->error));
  Thing *thing = NULL;
  for (int i = 0; i < thing_count; i++)
    if (!strcmp(things[i].name, "handler"))
      thing = &things[i];
  Actor actor = {.got = value_none()};
  Outcome o = thing ? block(&actor, thing->line) : goes_on();
  if (o.how == RAISED)
    loop_raise(self, o.error);
}

// -- functions with names -----------------------------------------------------

#define BODY(name)                                                             \
  static Outcome name(Coroutine *self, void *arg) {                            \
    return run_body(self, arg);                                                \
  }
#define GENERATOR(name)                                                        \
  static Outcome name(Generator *self, void *arg) {                            \
    return run_generator(self, arg);                                           \
  }
#define CALLBACK(name)                                                         \
  static void name(Loop *self, void *arg) { run_callback(self, arg); }
#define BODIES(_)     _(A) _(B) _(C) _(D) _(T1) _(T2) _(T3) _(T4)
#define GENERATORS(_) _(P) _(Q)
#define CALLBACKS(_)  _(c1) _(c2) _(c3) _(c4)
#define ROW(name)     {#name, name},

BODIES(BODY)
GENERATORS(GENERATOR)
CALLBACKS(CALLBACK)

static CoroutineBody *body_named(const char *name) {
  static const struct {
    const char *name;
    CoroutineBody *body;
  } bodies[] = {BODIES(ROW)};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (!strcmp(bodies[i].name, name))
      return bodies[i].body;
  die("no generator can be called %s", name);
}

static GeneratorBody *generator_named(const char *name) {
  static const struct {
    const char *name;
    GeneratorBody *body;
  } bodies[] = {GENERATORS(ROW)};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (!strcmp(bodies[i].name, name))
      return bodies[i].body;
  die("no generator of lesson 1 can be called %s", name);
}

static Callback *callback_named(const char *name) {
  static const struct {
    const char *name;
    Callback *callback;
  } callbacks[] = {CALLBACKS(ROW)};
  for (size_t i = 0; i < sizeof callbacks / sizeof *callbacks; i++)
    if (!strcmp(callbacks[i].name, name))
      return callbacks[i].callback;
  die("no callback can be called %s", name);
}

// -- making them --------------------------------------------------------------

void things_make(void) {
  thing_count = 0;
  lives_begin();
  loop = program->has_loop ? loop_new(clock_virtual()) : NULL;
  other_loop = program->has_loop ? loop_new(clock_virtual()) : NULL;
  if (loop)
    loop_set_exception_handler(loop, handler, NULL);
  for (int n = 1; n < program->count; n = program_skip(program, n)) {
    const Line *line = &program->lines[n];
    Thing *self = thing_new(line->owner, n);
    if (line_is(line, "gen"))
      self->body = body_named(self->name);
    else if (line_is(line, "generator"))
      self->generator_body = generator_named(self->name);
    else if (line_is(line, "iter"))
      plain_make(self, line);
    else if (line_is(line, "future"))
      self->is_future = true;
    else if (line_is(line, "callback"))
      self->callback = callback_named(self->name);
    object_make(self, line);
    thing_begin(self);
  }
}
