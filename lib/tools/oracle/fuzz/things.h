// things.h: the named things of the program that runs.
//
// One program runs at a time, so its things are kept in one place. A Thing is
// whatever a line declares: a generator, a plain iterator, a future, a
// callback. A generator that became a task is a future as well; its coroutine
// belongs to the task from then on, and dies with it.
#ifndef THINGS_H
#define THINGS_H

#include "05-tasks/task.h"
#include "program.h"

enum { MOST_THINGS = 32 };

typedef struct Thing {
  const char *name;
  int line; // that declares it

  Coroutine *coroutine; // of a `gen`, until it is a task
  Task *task;
  bool lost; // the coroutine: it was closed instead of becoming a task

  Future *future; // of a `future`

  // Of a plain iterator: 0 to count - 1, then it returns `end`.
  struct {
    Iterator iterator;
    IteratorType type;
    int next, count, end;
  } plain;

  Handle handle;
  bool has_handle;
  int runs; // of a callback
} Thing;

extern Program *program;
extern Loop *loop, *other_loop; // NULL in a program without
extern Thing things[MOST_THINGS];
extern int thing_count;

void things_make(void);
void things_free(void);

// By its name; a handle comes into being when it is first asked for.
Thing *thing(const char *name);

// Its coroutine, also when it is a task's; NULL when that is gone.
Coroutine *thing_coroutine(const Thing *self);
// Its future or task; NULL for a generator that is no task.
Future *thing_future(const Thing *self);
// What `yield from` it delegates to.
Iterator *thing_iterator(Thing *self);

// What stands in the program as a VALUE (but for `got`), a TYPE, an ERROR.
Value value_read(const char *word);
ErrorType error_type_read(const char *word);
Error error_read(const Line *line, int first);

// -- what the program prints --------------------------------------------------

void show(const char *format, ...) __attribute__((format(printf, 1, 2)));
// A value, or `raise` and an error. An error's text ends where it would name
// an object, since Python has other names for these. It stays as repr()'s do.
const char *text_of(Outcome o);
const char *text_of_error(Error error);
// `OWNER LINE STATEMENT: WORDS` and what came of it, if that is given.
void say(const Line *line, const char *words, const Outcome *outcome);

#endif
