// Signals, in lesson 10, as somebody else would write it.
#include "10-threads/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "die.h"

#ifndef NSIG
#define NSIG 65
#endif

// Signals belong to the program, and so does this.
static struct {
  Loop *loop;             // that has signals, or NULL
  _Atomic(Inbox *) inbox; // its own
  struct {
    Callback *callback; // NULL: none
    void *arg;
    atomic_uint came; // and was not noticed
  } of[NSIG];
} signals;

static void on_signal(int number) {
  int kept = errno;
  signals.of[number].came += 1;
  Inbox *inbox = signals.inbox;
  if (inbox != NULL)
    inbox_wake(inbox);
  errno = kept;
}

static void call_back(Loop *loop, int number, unsigned times) {
  Callback *callback = signals.of[number].callback;
  while (callback != NULL && times-- > 0)
    loop_call_soon(loop, callback, signals.of[number].arg);
}

static void read_signals(Loop *loop, void *arg) {
  (void)arg;
  for (int number = 1; number < NSIG; number++)
    call_back(loop, number, atomic_exchange(&signals.of[number].came, 0));
}

static void collect_signals(Loop *loop) {
  unsigned came = 0;
  for (int number = 1; number < NSIG; number++)
    came += signals.of[number].came;
  if (came > 0)
    loop_call_soon(loop, read_signals, NULL);
}

static void close_signals(Loop *loop) {
  for (int number = 1; number < NSIG; number++)
    loop_remove_signal_handler(loop, number);
  atomic_store(&signals.inbox, NULL);
  signals.loop = NULL;
}

static void release_signals(Loop *loop) {
  Attachment *self = loop->attachments;
  while (self->free != release_signals)
    self = self->next;
  free(self);
}

static Outcome take_signals(Loop *self) {
  if (signals.loop == self)
    return returned(value_none());
  if (signals.loop)
    return raised(RuntimeError, "another loop has the signals");
  Inbox *inbox = loop_threads(self)->inbox;
  Attachment *attachment = allocate(sizeof *attachment);
  *attachment = (Attachment){.collect = collect_signals,
                             .close = close_signals,
                             .free = release_signals};
  loop_attach(self, attachment);
  signals.loop = self;
  atomic_store(&signals.inbox, inbox);
  return returned(value_none());
}

static bool catch_it(int number) {
  struct sigaction action = {0};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  return sigaction(number, &action, NULL) == 0;
}

Outcome loop_add_signal_handler(Loop *self, int number, Callback *callback,
                                void *arg) {
  if (number <= 0 || number >= NSIG)
    return raised_format(ValueError, "invalid signal number %d", number);
  TRY(loop_check_closed(self));
  TRY(take_signals(self));
  if (!catch_it(number))
    return raised_format(RuntimeError, "sig %d cannot be caught", number);
  signals.of[number].arg = arg;
  signals.of[number].callback = callback;
  return returned(value_none());
}

bool loop_remove_signal_handler(Loop *self, int number) {
  bool ours = signals.loop == self && number >= 1 && number < NSIG;
  if (!ours || signals.of[number].callback == NULL)
    return false;
  signal(number, SIG_DFL);
  signals.of[number].callback = NULL;
  return true;
}
