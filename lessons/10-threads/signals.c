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

// Here we are in the middle of anything.
static void on_signal(int number) {
  int before = errno;
  Inbox *inbox = atomic_load(&signals.inbox);
  atomic_fetch_add(&signals.of[number].came, 1);
  if (inbox)
    inbox_wake(inbox);
  errno = before;
}

// _process_self_data: as often as it came, for as long as somebody wants it.
static void read_signals(Loop *loop, void *arg) {
  (void)arg;
  for (int number = 1; number < NSIG; number++)
    for (unsigned n = atomic_exchange(&signals.of[number].came, 0); n; n--)
      if (signals.of[number].callback)
        loop_call_soon(loop, signals.of[number].callback,
                       signals.of[number].arg);
}

static void collect_signals(Loop *loop) {
  for (int number = 1; number < NSIG; number++)
    if (atomic_load(&signals.of[number].came)) {
      loop_call_soon(loop, read_signals, NULL);
      return;
    }
}

static void close_signals(Loop *loop) {
  for (int number = 1; number < NSIG; number++)
    loop_remove_signal_handler(loop, number);
  atomic_store(&signals.inbox, NULL);
  signals.loop = NULL;
}

static void release_signals(Loop *loop) {
  free(attachments_find(loop->attachments, release_signals));
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

Outcome loop_add_signal_handler(Loop *self, int number, Callback *callback,
                                void *arg) {
  if (number < 1 || number >= NSIG)
    return raised_format(ValueError, "invalid signal number %d", number);
  TRY(loop_check_closed(self));
  TRY(take_signals(self));
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  if (sigaction(number, &action, NULL) < 0)
    return raised_format(RuntimeError, "sig %d cannot be caught", number);
  signals.of[number].callback = callback;
  signals.of[number].arg = arg;
  return returned(value_none());
}

bool loop_remove_signal_handler(Loop *self, int number) {
  if (signals.loop != self || number < 1 || number >= NSIG ||
      !signals.of[number].callback)
    return false;
  signals.of[number].callback = NULL;
  signal(number, SIG_DFL);
  return true;
}
