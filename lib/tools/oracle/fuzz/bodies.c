#include "bodies.h"

#include <string.h>

#include "die.h"

Outcome goes_on(void) { return yielded(value_none()); }

// -- blocks -------------------------------------------------------------------

static const Line *line_at(int n) {
  return n < program->count ? &program->lines[n] : NULL;
}

// Is line n a clause of the `try` at line `at`? Its clauses stand right behind
// it, so the first line that is none ends them.
static bool is_clause(int n, int at, const char *word) {
  const Line *line = line_at(n);
  return line && line->depth == program->lines[at].depth && line_is(line, word);
}

static Outcome run_except(Actor *self, int n, Outcome o) {
  Error before = self->caught;
  self->caught = o.error;
  say(&program->lines[n], "", &o);
  o = block(self, n);
  self->caught = before;
  return o;
}

static Outcome run_try(Actor *self, int at) {
  Outcome o = block(self, at);
  bool looking = o.how == RAISED; // for the except that catches it
  int n = program_skip(program, at);
  for (; is_clause(n, at, "except"); n = program_skip(program, n)) {
    ErrorType type = error_type_read(program->lines[n].words[1]);
    if (looking && error_is(o.error, type)) {
      looking = false;
      o = run_except(self, n, o);
    }
  }
  if (is_clause(n, at, "finally")) {
    say(&program->lines[n], "", NULL);
    Outcome f = block(self, n);
    if (f.how != YIELDED) // its own return or error wins
      o = f;
  }
  return o;
}

static Outcome run_repeat(Actor *self, int n) {
  Outcome o = goes_on();
  for (Value i = value_read(program->lines[n].words[1]);
       i.integer > 0 && o.how == YIELDED; i.integer--)
    o = block(self, n);
  return o;
}

static Outcome run_line(Actor *self, int n) {
  const Line *line = &program->lines[n];
  if (line_is(line, "try"))
    return run_try(self, n);
  if (line_is(line, "except") || line_is(line, "finally"))
    return goes_on(); // the `try` before has seen to it
  if (line_is(line, "repeat"))
    return run_repeat(self, n);
  if (line_is(line, "return"))
    return returned(value_of(self, line));
  if (line_is(line, "raise"))
    return raised_error(line->count > 1 ? error_read(line, 1) : self->caught);
  Word *word = word_of_generators(line->words[0]);
  if (!word)
    word = word_of_loops(line->words[0]);
  if (!word)
    die("'%s' means nothing", line->text);
  return word(self, line);
}

Outcome block(Actor *self, int n) {
  int end = program_skip(program, n);
  for (n++; n < end; n = program_skip(program, n)) {
    Outcome o = run_line(self, n);
    if (o.how != YIELDED)
      return o;
  }
  return goes_on();
}

void run_main(int n) {
  Actor self = {.got = value_none()};
  for (n++; n < program->count; n = program_skip(program, n))
    run_line(&self, n);
}

// -- whose lines they are -----------------------------------------------------

static Outcome run_body(Coroutine *coroutine, void *arg) {
  Actor self = {.self = coroutine, .got = value_none()};
  Outcome o = block(&self, ((Thing *)arg)->line);
  return o.how == YIELDED ? returned(value_none()) : o;
}

static void run_callback(void *arg) {
  Thing *callback = arg;
  Actor self = {.got = value_none()};
  show("%s runs", callback->name);
  if (++callback->runs > 3)
    return;
  Outcome o = block(&self, callback->line);
  if (o.how == RAISED)
    loop_raise(loop, o.error);
}

void run_callback_done(Future *future, void *arg) {
  (void)future;
  run_callback(arg);
}

void handler(Loop *self, const char *message, Error error, void *arg) {
  (void)arg;
  // When nobody looks any more is the garbage collector's affair in Python:
  // rows F17, T32.
  if (strstr(message, "never retrieved") || strstr(message, "destroyed"))
    return;
  int size = 0; // of the first three words
  for (int words = 0; words < 3 && message[size]; words++)
    size += (int)strcspn(message + size + 1, " ") + 1;
  show("handler gets %.*s: %s", size, message, text_of_error(error));
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
#define CALLBACK(name)                                                         \
  static void name(Loop *self, void *arg) {                                    \
    (void)self;                                                                \
    run_callback(arg);                                                         \
  }
#define BODIES(_)    _(A) _(B) _(C) _(D) _(T1) _(T2) _(T3) _(T4)
#define CALLBACKS(_) _(c1) _(c2) _(c3) _(c4)
#define ROW(name)    {#name, name},

BODIES(BODY)
CALLBACKS(CALLBACK)

CoroutineBody *body_named(const char *name) {
  static const struct {
    const char *name;
    CoroutineBody *body;
  } bodies[] = {BODIES(ROW)};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (!strcmp(bodies[i].name, name))
      return bodies[i].body;
  die("no generator can be called %s", name);
}

Callback *callback_named(const char *name) {
  static const struct {
    const char *name;
    Callback *callback;
  } callbacks[] = {CALLBACKS(ROW)};
  for (size_t i = 0; i < sizeof callbacks / sizeof *callbacks; i++)
    if (!strcmp(callbacks[i].name, name))
      return callbacks[i].callback;
  die("no callback can be called %s", name);
}
