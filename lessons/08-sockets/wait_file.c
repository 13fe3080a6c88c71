#include "08-sockets/wait_file.h"

// On the stack of the coroutine that waits.
typedef struct Waiter {
  int fd;
  Direction direction;
  Future *future;    // owned
  Coroutine *caller; // whose stack that is
  FileTry *attempt;
  void *arg;
} Waiter;

static void file_ready(Loop *loop, void *arg) {
  Waiter *self = arg;
  if (future_done(self->future)) // cancelled, and not gone yet
    return;
  Outcome o = self->attempt(self->fd, self->arg);
  if (o.how != RAISED && !value_as_bool(o.value))
    return; // it will be called again
  loop_leave_file(loop, self->fd, self->direction, self);
  coroutine_prefetch(self->caller);
  if (o.how == RAISED)
    future_set_exception(self->future, o.error);
  else
    future_set_result(self->future, value_none());
}

Outcome wait_until_done(Coroutine *self, int fd, Direction direction,
                        FileTry *attempt, void *arg) {
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  Waiter waiter = {fd, direction, NULL, self, attempt, arg};
  TRY((direction == READER ? loop_add_reader
                           : loop_add_writer)(loop, fd, file_ready, &waiter));
  waiter.future = future_new(loop);
  Outcome o = await(self, waiter.future);
  loop_leave_file(loop, fd, direction, &waiter); // finally
  future_cancel(waiter.future); // the coroutine was closed while it waited
  future_free(waiter.future);
  return ended(o);
}

static Outcome is_ready(int fd, void *arg) {
  (void)fd, (void)arg;
  return returned(value_bool(true));
}

Outcome wait_readable(Coroutine *self, int fd) {
  return wait_until_done(self, fd, READER, is_ready, NULL);
}

Outcome wait_writable(Coroutine *self, int fd) {
  return wait_until_done(self, fd, WRITER, is_ready, NULL);
}

bool file_is_awaited(Loop *loop, int fd) {
  return loop_watcher(loop, fd, READER, file_ready) ||
         loop_watcher(loop, fd, WRITER, file_ready);
}
