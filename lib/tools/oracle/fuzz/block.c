#include "block.h"

#include "die.h"
#include "future_words.h"
#include "generator_words.h"
#include "life_words.h"
#include "loop_words.h"
#include "managers.h"
#include "queue_words.h"
#include "reading.h"
#include "saying.h"
#include "things.h"
#include "timer_words.h"
#include "together_words.h"

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

static Outcome run_managed(Actor *self, int n) {
  Manager manager;
  TRY(manager_enter(&manager, self, &program->lines[n]));
  return manager_exit(&manager, self, block(self, n));
}

static Outcome run_line(Actor *self, int n) {
  const Line *line = &program->lines[n];
  if (line_is(line, "try"))
    return run_try(self, n);
  if (line_is(line, "except") || line_is(line, "finally"))
    return goes_on(); // the `try` before has seen to it
  if (line_is(line, "repeat"))
    return run_repeat(self, n);
  if (is_manager(line))
    return run_managed(self, n);
  if (line_is(line, "return"))
    return returned(value_of(self, line));
  if (line_is(line, "raise"))
    return raised_error(line->count > 1 ? error_read(line, 1) : self->caught);
  Word *word = word_of_generators(line->words[0]);
  if (!word)
    word = word_of_lives(line->words[0]);
  if (!word)
    word = word_of_loops(line->words[0]);
  if (!word)
    word = word_of_timers(line->words[0]);
  if (!word)
    word = word_of_futures(line->words[0]);
  if (!word)
    word = word_of_together(line->words[0]);
  if (!word)
    word = word_of_managers(line->words[0]);
  if (!word)
    word = word_of_queues(line->words[0]);
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
