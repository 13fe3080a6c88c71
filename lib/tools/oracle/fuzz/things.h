// things.h: the named things of the program that runs.
//
// One program runs at a time, so its things are kept in one place. A Thing is
// whatever a line declares: a generator, a plain iterator, a future, a
// callback. A generator that became a task is a future as well; its coroutine
// belongs to the task from then on, and dies with it.
#ifndef THINGS_H
#define THINGS_H

#include "06-together/task_group.h"
#include "07-queues/barrier.h"
#include "07-queues/queue.h"
#include "07-queues/semaphore.h"
#include "program.h"

enum { MOST_THINGS = 32 };

typedef struct Thing {
  const char *name;
  int line; // that declares it

  Coroutine *coroutine; // of a `gen`, until it is a task; NULL: it is gone
  CoroutineBody *body;
  Generator *generator; // of a `generator`
  GeneratorBody *generator_body;
  int borrowers; // who delegates to it
  bool spoiled;  // it was awaited by a task that may not
  int awaiters;  // who awaits it, and is not driven by a task
  Task *task;
  bool lost; // the coroutine: it was closed instead of becoming a task

  Future *future; // of a `future`, a `gather` or a `shield`
  bool is_future; // also when it is gone

  // Of a plain iterator: 0 to count - 1, then it returns `end`. What it does
  // otherwise is the word of its line that begins with the method's name.
  struct {
    Iterator iterator;
    IteratorType type;
    int next, count, end;
    const Line *line;
  } plain;

  // Of what is called so.
  TaskGroup group;
  Lock lock;
  Event event;
  Semaphore semaphore;
  Condition condition;
  Barrier barrier;
  Queue *queue;

  Callback *callback; // of a `callback`: calling it with this Thing runs it
  int runs;
  Handle handle;
  bool has_handle;
} Thing;

// Its future is one of ours, or the one that it shields.
static inline bool thing_is_shield(const Thing *self) {
  return self->name[0] == 'S';
}

extern Program *program;
extern Loop *loop, *other_loop; // NULL in a program without
extern Thing things[MOST_THINGS];
extern int thing_count;

Thing *thing_new(const char *name, int line);
// Makes the object that a thing stands for, if it has none: a generator, a
// coroutine, a future.
bool thing_begin(Thing *self);
void things_free(void);            // with the loops
void thing_give_back(Thing *self); // its future

// By its name; a handle comes into being when it is first asked for.
Thing *thing(const char *name);
// One that has a callback.
Thing *thing_to_call(const char *name);

// Its coroutine, also when it is a task's; NULL when that is gone.
Coroutine *thing_coroutine(const Thing *self);
// Its future or task; NULL for a generator that is no task.
Future *thing_future(const Thing *self);
// What `yield from` it delegates to; NULL when that is gone.
Iterator *thing_iterator(Thing *self);
Generator *thing_generator(const Thing *self); // of either kind

#endif
