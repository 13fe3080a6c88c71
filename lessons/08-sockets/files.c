#include "08-sockets/files.h"

#include <unistd.h>

#include "die.h"
#include "misuse.h"
#include "trace.h"

// The system hears of an interest at once, so that its refusal reaches the
// caller. What it was told already it may have forgotten: a file that is closed
// is gone from its list, and another one has the number.
static Outcome tell_interest(Files *self, int fd, Direction direction) {
  const File *file = files_at(self, fd);
  FileEvents event = direction_event(direction);
  if (!(file->told & event))
    return files_tell(self, fd, file_watched(file) | event);
  if (CHECKED && !self->selector->knows(self->selector, fd, file->told))
    misuse("file descriptor %d was closed by close(), and the loop still waits "
           "for it: close it by loop_close_file() or sock_close()",
           fd);
  return returned(value_none());
}

static bool is_scheduled(Handle handle) {
  const Slot *slot = handle.slots ? &handle.slots->slots[handle.slot] : NULL;
  return slot && slot->callback && slot->serial == handle.serial;
}

// What is scheduled already does not run either: its file may be closed in a
// moment, and the number be that of another one.
static void stop_watching(Files *self, Watch *watch) {
  if (is_scheduled(watch->handle))
    handle_cancel(watch->handle);
  self->watches -= watch->callback != NULL;
  *watch = (Watch){0};
}

static Outcome add_watch(Loop *loop, int fd, Direction direction,
                         Callback *callback, void *arg) {
  TRY(loop_check_closed(loop));
  if (fd < 0)
    return raised_format(ValueError, "Invalid file descriptor: %d", fd);
  Files *self = loop_files(loop);
  TRY(tell_interest(self, fd, direction));
  Watch *watch = &self->files[fd].watches[direction];
  stop_watching(self, watch);
  *watch = (Watch){.callback = callback, .arg = arg};
  self->watches++;
  if (trace_on)
    trace_record_file(TRACE_WATCH, fd, direction_name(direction));
  return returned(value_none());
}

// The file of this number if it was ever watched, else NULL.
static File *file_of(Loop *loop, int fd) {
  Files *self = loop ? loop_find_files(loop) : NULL;
  return self && fd >= 0 && fd < self->count ? &self->files[fd] : NULL;
}

static bool drop_watch(Loop *loop, int fd, Direction direction) {
  File *file = file_of(loop, fd);
  if (!file || !file->watches[direction].callback)
    return false;
  stop_watching(loop_find_files(loop), &file->watches[direction]);
  if (trace_on)
    trace_record_file(TRACE_UNWATCH, fd, direction_name(direction));
  return true;
}

static bool drop_for_good(Loop *loop, int fd, Direction direction) {
  bool any = drop_watch(loop, fd, direction);
  if (any)
    files_tell(loop_find_files(loop), fd, file_watched(file_of(loop, fd)));
  return any;
}

Outcome loop_add_reader(Loop *self, int fd, Callback *callback, void *arg) {
  return add_watch(self, fd, READER, callback, arg);
}

Outcome loop_add_writer(Loop *self, int fd, Callback *callback, void *arg) {
  return add_watch(self, fd, WRITER, callback, arg);
}

bool loop_remove_reader(Loop *self, int fd) {
  return drop_for_good(self, fd, READER);
}

bool loop_remove_writer(Loop *self, int fd) {
  return drop_for_good(self, fd, WRITER);
}

void loop_close_file(Loop *self, int fd) {
  drop_watch(self, fd, READER);
  drop_watch(self, fd, WRITER);
  File *file = file_of(self, fd);
  if (file && file->told)
    files_tell(loop_find_files(self), fd, EVENT_NONE);
  close(fd);
}

void *loop_watcher(Loop *self, int fd, Direction direction,
                   Callback *callback) {
  const File *file = file_of(self, fd);
  const Watch *watch = file ? &file->watches[direction] : NULL;
  return watch && watch->callback == callback ? watch->arg : NULL;
}

void loop_leave_file(Loop *self, int fd, Direction direction, const void *arg) {
  const File *file = file_of(self, fd);
  if (file && file->watches[direction].arg == arg)
    drop_watch(self, fd, direction);
}
