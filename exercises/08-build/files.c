#include "08-sockets/files.h"

#include <unistd.h>

#include "die.h"
#include "misuse.h"
#include "trace.h"

#include "exercises/todo.h"

// The system hears of an interest at once, so that its refusal reaches the
// caller. What it was told already it may have forgotten: a file that is closed
// is gone from its list, and another one has the number.
static Outcome tell_interest(Files *self, int fd, Direction direction) {
  TODO; // your code
}

static bool is_scheduled(Handle handle) {
  TODO; // your code
}

// What is scheduled already does not run either: its file may be closed in a
// moment, and the number be that of another one.
static void stop_watching(Files *self, Watch *watch) {
  TODO; // your code
}

static Outcome add_watch(Loop *loop, int fd, Direction direction,
                         Callback *callback, void *arg) {
  TODO; // your code
}

// The file of this number if it was ever watched, else NULL.
static File *file_of(Loop *loop, int fd) {
  Files *self = loop ? loop_find_files(loop) : NULL;
  return self && fd >= 0 && fd < self->count ? &self->files[fd] : NULL;
}

static bool drop_watch(Loop *loop, int fd, Direction direction) {
  TODO; // your code
}

static bool drop_for_good(Loop *loop, int fd, Direction direction) {
  TODO; // your code
}

// In place of the callback that was there before, if any: that does not run
// any more, even if its file is ready. RETURNED None, or RAISED: ValueError for
// a negative number, OSError when there is no such file or the system cannot
// wait for it, as for an ordinary file; RuntimeError when the loop is closed.
Outcome loop_add_reader(Loop *self, int fd, Callback *callback, void *arg) {
  TODO; // your code
}

Outcome loop_add_writer(Loop *self, int fd, Callback *callback, void *arg) {
  TODO; // your code
}

// False: there was none.
bool loop_remove_reader(Loop *self, int fd) {
  TODO; // your code
}

bool loop_remove_writer(Loop *self, int fd) {
  TODO; // your code
}

// Removes both and closes the file; on a closed loop, too. NULL for the loop:
// no loop has watched it.
void loop_close_file(Loop *self, int fd) {
  TODO; // your code
}

void *loop_watcher(Loop *self, int fd, Direction direction,
                   Callback *callback) {
  const File *file = file_of(self, fd);
  const Watch *watch = file ? &file->watches[direction] : NULL;
  return watch && watch->callback == callback ? watch->arg : NULL;
}

// Removes the callback if its argument still is `arg`: who came later stays.
// The system is not told, for whoever has read mostly waits again at once, and
// then there is nothing to tell.
void loop_leave_file(Loop *self, int fd, Direction direction, const void *arg) {
  TODO; // your code
}
