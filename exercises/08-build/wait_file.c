#include "08-sockets/wait_file.h"

#include "exercises/todo.h"

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
  TODO; // your code
}

Outcome wait_until_done(Coroutine *self, int fd, Direction direction,
                        FileTry *attempt, void *arg) {
  TODO; // your code
}

static Outcome is_ready(int fd, void *arg) {
  TODO; // your code
}

// Both: RETURNED None, or RAISED what loop_add_reader() does, CancelledError,
// or RuntimeError when no loop runs.
Outcome wait_readable(Coroutine *self, int fd) {
  TODO; // your code
}

Outcome wait_writable(Coroutine *self, int fd) {
  TODO; // your code
}

bool file_is_awaited(Loop *loop, int fd) {
  return loop_watcher(loop, fd, READER, file_ready) ||
         loop_watcher(loop, fd, WRITER, file_ready);
}
