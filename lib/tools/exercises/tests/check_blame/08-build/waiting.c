// The wait, in lesson 8, as somebody else would write it.
#include "08-sockets/waiting.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "08-sockets/epoll_selector.h"
#include "08-sockets/poll_selector.h"
#include "die.h"
#include "trace.h"

static const double PATIENCE = 2;

FileEvents direction_event(Direction direction) {
  return direction == READER ? EVENT_READ : EVENT_WRITE;
}

const char *direction_name(Direction direction) {
  return direction == READER ? "read" : "write";
}

FileEvents file_watched(const File *self) {
  FileEvents events = EVENT_NONE;
  for (Direction d = READER; d < DIRECTIONS; d++)
    if (self->watches[d].callback != NULL)
      events |= direction_event(d);
  return events;
}

Outcome files_tell(Files *self, int fd, FileEvents events) {
  File *file = &self->files[fd];
  TRY(self->selector->tell(self->selector, fd, file->told, events));
  file->told = events;
  file->unwanted = 0;
  return returned(value_none());
}

// -- the wait -----------------------------------------------------------------

void files_wake_by(Files *self, int fd) {
  self->waker = fd;
  files_at(self, fd);
  files_tell(self, fd, EVENT_READ);
}

static bool keep_wanted(Files *self, size_t count) {
  ReadyFile *from = self->selector->ready, *to = from;
  bool called = false;
  for (ReadyFile *end = from + count; from < end; from++) {
    if (from->fd == self->waker) {
      called = true;
      continue;
    }
    File *file = &self->files[from->fd];
    FileEvents watched = file_watched(file);
    if (from->events & watched) {
      file->unwanted = 0;
      *to = *from;
      to->events &= watched;
      to++;
    } else if (++file->unwanted > 1) {
      files_tell(self, from->fd, watched);
    }
  }
  self->ready = (size_t)(to - self->selector->ready);
  return called || self->ready != 0;
}

static bool look_for(Files *self, double seconds) {
  Clock *real = clock_real();
  double end = real->now(real) + seconds;
  size_t n;
  do {
    double left = end - real->now(real);
    n = self->selector->select(self->selector, left > 0 ? left : 0);
    if (keep_wanted(self, n))
      return true;
  } while (real->now(real) < end || n >= READY_MOST);
  return false;
}

static Files *files_of(Clock *clock) {
  return (Files *)((char *)clock - offsetof(Files, clock));
}

static double files_now(Clock *clock) {
  Clock *inner = files_of(clock)->inner;
  return inner->now(inner);
}

static Outcome files_wait_until(Clock *clock, double when) {
  Files *self = files_of(clock);
  Clock *inner = self->inner;
  double seconds = when - inner->now(inner);
  Outcome yes = returned(value_bool(true));
  if ((self->watches == 0 && self->waker < 0) || !self->loop->running ||
      self->loop->current_callback != NULL)
    return inner->wait_until(inner, when);
  if (!inner->jumps || seconds <= 0) {
    look_for(self, seconds);
    return yes;
  }
  bool found = look_for(self, 0);
  if (!found && isinf(when))
    found = look_for(self, PATIENCE);
  return found ? yes : inner->wait_until(inner, when);
}

static void files_free(Clock *clock) { (void)clock; }

// -- as an attachment ---------------------------------------------------------

static void report_watched(Loop *loop) {
  Files *self = loop_find_files(loop);
  for (int fd = 0; fd < self->count; fd++)
    for (Direction d = READER; d < DIRECTIONS; d++)
      if (self->files[fd].watches[d].callback)
        fprintf(stderr, "  watched: file descriptor %d, to %s\n", fd,
                direction_name(d));
}

static void collect_ready(Loop *loop) { // BaseSelectorEventLoop._process_events
  Files *self = loop_find_files(loop);
  const ReadyFile *ready = self->selector->ready;
  for (; self->ready > 0; self->ready--, ready++)
    for (Direction d = READER; d < DIRECTIONS; d++) {
      Watch *watch = &files_at(self, ready->fd)->watches[d];
      if (!(ready->events & direction_event(d)))
        continue;
      if (trace_on)
        trace_record_file(TRACE_READY, ready->fd, direction_name(d));
      watch->handle = loop_call_soon(loop, watch->callback, watch->arg);
    }
}

static void forget_all(Loop *loop) {
  Files *self = loop_find_files(loop);
  self->watches = 0;
  for (int fd = self->count - 1; fd >= 0; fd--) {
    if (self->files[fd].told != EVENT_NONE)
      files_tell(self, fd, EVENT_NONE);
    self->files[fd] = (File){0};
  }
}

static void release_files(Loop *loop) {
  Files *self = loop_find_files(loop);
  loop->clock = self->inner;
  self->selector->free(self->selector);
  free(self->files);
  free(self);
}

// -- which files --------------------------------------------------------------

Files *loop_find_files(Loop *loop) {
  Attachment *attachment = loop->attachments;
  while (attachment && attachment->free != release_files)
    attachment = attachment->next;
  return (Files *)attachment;
}

static Selector *selector_new(void) {
  const char *by = getenv("FILES_BY");
  bool want_poll = by && !strcmp(by, "poll");
  Selector *selector = want_poll ? NULL : selector_epoll();
  return selector ? selector : selector_poll();
}

Files *loop_files(Loop *loop) {
  Files *self = loop_find_files(loop);
  if (self)
    return self;
  self = allocate(sizeof *self);
  self->attachment = (Attachment){.report = report_watched,
                                  .collect = collect_ready,
                                  .close = forget_all,
                                  .free = release_files};
  self->selector = selector_new();
  self->loop = loop;
  self->waker = -1;
  self->inner = loop->clock;
  self->clock = (Clock){files_now, files_wait_until, files_free,
                        self->inner->resolution, self->inner->jumps};
  loop->clock = &self->clock;
  loop_attach(loop, &self->attachment);
  return self;
}

File *files_at(Files *self, int fd) {
  if (fd >= self->count) {
    int count = fd < 32 ? 64 : 2 * fd;
    self->files = reallocate(self->files, (size_t)count, sizeof *self->files);
    memset(self->files + self->count, 0,
           (size_t)(count - self->count) * sizeof *self->files);
    self->count = count;
  }
  return &self->files[fd];
}
