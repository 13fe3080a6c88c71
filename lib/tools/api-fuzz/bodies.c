#include "bodies.h"

#include <math.h>
#include <stddef.h>

#include "rules.h"

// -- what travels -------------------------------------------------------------

Value any_value(Dice *dice) {
  static const Type type = {.name = "Something"};
  static const Object object = {&type};
  static int place;
  switch (dice_roll(dice, 8)) {
  case 0:
    return value_bool(true);
  case 1:
    return value_int((int64_t)dice_roll(dice, 100) - 50);
  case 2:
    return value_float(dice_roll(dice, 8) / 4.0);
  case 3:
    return value_str("text");
  case 4:
    return value_ptr(&place);
  case 5:
    return value_object((void *)&object);
  default:
    return value_none();
  }
}

Error any_error(Dice *dice) {
  static const ErrorType types[] = {
      ValueError,        RuntimeError,     CancelledError, GeneratorExit,
      InvalidStateError, StopIteration,    TimeoutError,   BaseException,
      SystemExit,        ZeroDivisionError};
  static const char *const messages[] = {"", "boom", "once more"};
  ErrorType type = types[dice_roll(dice, 10)];
  if (type == SystemExit && dice_once_in(dice, 2))
    type = KeyboardInterrupt;
  return raised(type, messages[dice_roll(dice, 3)]).error;
}

double any_delay(Dice *dice) {
  static const double delays[] = {0,   1,     0.5,      2,         1e-9,  0.1,
                                  -1,  1e-12, 86400.5,  3e6,       -0.0,  1.5,
                                  0.5, 1,     INFINITY, -INFINITY, 1e300, NAN};
  return delays[dice_roll(dice, 18)];
}

// -- coroutines and generators ------------------------------------------------

// Does it hand on what was thrown in, or go on?
static bool lets_out(Caller *self) {
  unsigned catches = error_is(self->thrown.error, GeneratorExit) ? 8 : 2;
  return !dice_once_in(&self->dice, catches);
}

// Until it is through or lets an error out, which is in `thrown` then.
static void run_until_thrown(Caller *self, unsigned calls) {
  for (unsigned i = 0; i < calls; i++) {
    self->thrown = returned(value_none());
    caller_run_one(self);
    if (self->thrown.how == RAISED && lets_out(self))
      return;
  }
  self->thrown = returned(value_none());
}

static Outcome any_end(Dice *dice) {
  return dice_once_in(dice, 5) ? raised_error(any_error(dice))
                               : returned(any_value(dice));
}

Outcome coroutine_body(Coroutine *coroutine, void *arg) {
  Body *body = arg;
  Caller self = caller_new(IN_BODY, body->thing.key);
  Dice dice = {key_of(body->thing.key, UINT64_MAX), 0};
  self.body = body;
  self.coroutine = coroutine;
  body->started = true;
  run_until_thrown(&self, 1 + dice_roll(&dice, 7));
  Outcome o = self.thrown.how == RAISED ? self.thrown : any_end(&dice);
  // finally:
  self.place = IN_CLEANUP;
  self.unwinding = o.how == RAISED ? o.error : (Error){.type = BaseException};
  run_until_thrown(&self, dice_roll(&dice, 4));
  if (self.thrown.how == RAISED)
    o = self.thrown;
  else if (o.how == RAISED && dice_once_in(&dice, 8))
    o = returned(any_value(&dice)); // a `return` in the finally
  body->ended = true;
  if (body->task)
    body->task->settled = true;
  return o;
}

Outcome generator_body(Generator *generator, void *arg) {
  GeneratorThing *thing = arg;
  Caller self = caller_new(IN_BODY, thing->thing.key);
  Dice dice = {key_of(thing->thing.key, UINT64_MAX), 0};
  self.generator = generator;
  caller_run(&self, 1 + dice_roll(&dice, 5));
  return any_end(&dice);
}

// -- callbacks ----------------------------------------------------------------

void callback(Loop *loop, void *arg) {
  Node *node = arg;
  Dice dice = {key_of(node->thing.key, UINT64_MAX), 0};
  must(node->loop->loop == loop && loop_is_running(loop),
       "%s is called by another loop", thing_name(node));
  must(!node->ran, "%s is called twice", thing_name(node));
  must(!node->cancelled, "%s was cancelled and is called", thing_name(node));
  node->ran = true;
  Caller self = caller_new(IN_CALLBACK, node->thing.key);
  caller_run(&self, dice_roll(&dice, 5));
}

void callback_idle(Loop *loop, void *arg) { (void)loop, (void)arg; }

static void done(Future *future, Registration *registration, int which) {
  Promise *promise = registration->promise;
  Key key = key_of(promise->thing.key, (uint64_t)promise->runs++);
  Dice dice = {key, 0};
  must(promise->future == future, "a done callback gets another future");
  must(registration->count[which] > 0,
       "a done callback of %s is called once too often", thing_name(promise));
  must(future_done(future), "a done callback of %s, which is pending",
       thing_name(promise));
  Caller self = caller_new(IN_DONE_CALLBACK, key);
  caller_run(&self, dice_roll(&dice, 4));
  registration->count[which]--;
  promise->settled = true;
}

void done_callback_1(Future *future, void *arg) { done(future, arg, 0); }
void done_callback_2(Future *future, void *arg) { done(future, arg, 1); }

void handler(Loop *loop, const ExceptionContext *context, void *arg) {
  LoopThing *thing = arg;
  Key key = key_of(thing->thing.key, (uint64_t)thing->reports++);
  Dice dice = {key, 0};
  must(thing->loop == loop, "a handler is called by another loop");
  Caller self = caller_new(IN_HANDLER, key);
  caller_run(&self, dice_roll(&dice, 4));
  if (context->error.message)
    must(*error_repr(context->error), "an error without a name");
  must(*context->message, "a report without a message");
}

// -- an iterator that was written by hand -------------------------------------

static Outcome iterate(Iterator *iterator, unsigned ends) {
  IteratorThing *self =
      (IteratorThing *)((char *)iterator - offsetof(IteratorThing, iterator));
  Key key = key_of(self->thing.key, (uint64_t)self->runs++);
  Dice dice = {key, 0};
  Caller caller = caller_new(IN_ITERATOR, key);
  caller_run(&caller, dice_roll(&dice, 4));
  if (self->left == 0 || dice_once_in(&dice, ends))
    return any_end(&dice);
  self->left--;
  return yielded(any_value(&dice));
}

static Outcome next_slot(Iterator *self) { return iterate(self, 20); }

static Outcome send_slot(Iterator *self, Value value) {
  (void)value;
  return iterate(self, 20);
}

static Outcome throw_slot(Iterator *self, Error error) {
  (void)error;
  return iterate(self, 2);
}

static Outcome close_slot(Iterator *self) { return iterate(self, 1); }

void iterator_make(IteratorThing *self, Dice *dice) {
  self->type = (IteratorType){.base = {.name = "Handmade"}, .next = next_slot};
  if (dice_once_in(dice, 2))
    self->type.send = send_slot;
  if (dice_once_in(dice, 2))
    self->type.throw = throw_slot;
  if (dice_once_in(dice, 2))
    self->type.close = close_slot;
  self->iterator.type = &self->type;
  self->left = (int)dice_roll(dice, 6);
}
