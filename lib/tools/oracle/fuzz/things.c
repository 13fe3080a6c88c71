#include "things.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bodies.h"
#include "die.h"

Program *program;
Loop *loop, *other_loop;
Thing things[MOST_THINGS];
int thing_count;

// -- a plain iterator ---------------------------------------------------------

static Thing *thing_of(Iterator *iterator) {
  for (int i = 0; i < thing_count; i++)
    if (iterator == &things[i].plain.iterator)
      return &things[i];
  die("an iterator that nobody has declared");
}

static Outcome plain_next(Iterator *iterator) {
  Thing *self = thing_of(iterator);
  if (self->plain.next < self->plain.count)
    return yielded(value_int(self->plain.next++));
  return returned(value_int(self->plain.end));
}

static Outcome plain_send(Iterator *iterator, Value value) {
  show("%s send %s", thing_of(iterator)->name, repr(value));
  return plain_next(iterator);
}

static Outcome plain_throw(Iterator *iterator, Error error) {
  show("%s throw %s", thing_of(iterator)->name, text_of_error(error));
  return plain_next(iterator);
}

static Outcome plain_close(Iterator *iterator) {
  show("%s close", thing_of(iterator)->name);
  return returned(value_none());
}

static void iterator_make(Thing *self, const Line *line) {
  self->plain.type = (IteratorType){.base = {self->name}, .next = plain_next};
  self->plain.iterator.type = &self->plain.type;
  self->plain.count = atoi(line->words[2]);
  self->plain.end = atoi(line->words[3]);
  for (int i = 4; i < line->count; i++) {
    if (!strcmp(line->words[i], "send"))
      self->plain.type.send = plain_send;
    else if (!strcmp(line->words[i], "throw"))
      self->plain.type.throw = plain_throw;
    else
      self->plain.type.close = plain_close;
  }
}

// -- all things ---------------------------------------------------------------

static Thing *thing_new(const char *name, int line) {
  if (thing_count == MOST_THINGS)
    die("program %d has too many things", program->number);
  things[thing_count] = (Thing){.name = name, .line = line};
  return &things[thing_count++];
}

void things_make(void) {
  thing_count = 0;
  loop = program->has_loop ? loop_new(clock_virtual()) : NULL;
  other_loop = program->has_loop ? loop_new(clock_virtual()) : NULL;
  if (loop)
    loop_set_exception_handler(loop, handler, NULL);
  for (int n = 1; n < program->count; n = program_skip(program, n)) {
    const Line *line = &program->lines[n];
    Thing *self = thing_new(line->owner, n);
    if (line_is(line, "gen"))
      self->coroutine = coroutine_new(body_named(self->name), self);
    else if (line_is(line, "iter"))
      iterator_make(self, line);
    else if (line_is(line, "future"))
      self->future = future_new(self->name[0] == 'X' ? other_loop : loop);
  }
}

void things_free(void) {
  for (int i = 0; i < thing_count; i++) {
    future_free(things[i].future);
    if (!things[i].task)
      coroutine_free(things[i].coroutine);
  }
  loop_free(loop);
  loop_free(other_loop);
}

Thing *thing(const char *name) {
  for (int i = 0; i < thing_count; i++)
    if (!strcmp(things[i].name, name))
      return &things[i];
  return thing_new(name, 0);
}

Coroutine *thing_coroutine(const Thing *self) {
  return self->task ? self->task->coroutine : self->coroutine;
}

Future *thing_future(const Thing *self) {
  return self->task ? &self->task->future : self->future;
}

Iterator *thing_iterator(Thing *self) {
  return self->plain.iterator.type ? &self->plain.iterator
                                   : &thing_coroutine(self)->iterator;
}

// -- from text ----------------------------------------------------------------

Value value_read(const char *word) {
  return strcmp(word, "None") ? value_int(atoi(word)) : value_none();
}

ErrorType error_type_read(const char *word) {
  static ErrorType types;
  if (!types)
    types = error_type_new("Leave", GeneratorExit);
  for (ErrorType type = 0; type <= types; type++)
    if (!strcmp(error_type_name(type), word))
      return type;
  die("no error is called %s", word);
}

Error error_read(const Line *line, int first) {
  const char *message = line->count > first + 1 ? line->words[first + 1] : "";
  return raised(error_type_read(line->words[first]),
                message_format("%s", message))
      .error;
}

// -- to text ------------------------------------------------------------------

void show(const char *format, ...) {
  char line[400];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  if (loop)
    print("[%u %g] %s", loop_iteration(loop), loop_time(loop), line);
  else
    print("%s", line);
}

const char *text_of_error(Error error) {
  const char *type = error_type_name(error.type);
  int size = (int)strcspn(error.message, "<");
  if (error.type == InvalidStateError)
    size = 0; // CPython has two texts for each
  return size ? text_format("%s: %.*s", type, size, error.message) : type;
}

const char *text_of(Outcome o) {
  return o.how == RAISED ? text_format("raise %s", text_of_error(o.error))
                         : repr(o.value);
}

void say(const Line *line, const char *words, const Outcome *outcome) {
  show("%s %d %s:%s%s%s%s", line->owner, (int)(line - program->lines),
       line->text, *words ? " " : "", words, outcome ? " " : "",
       outcome ? text_of(*outcome) : "");
}
