#include "08-sockets/waiting.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "08-sockets/epoll_selector.h"
#include "08-sockets/poll_selector.h"
#include "die.h"
#include "prefetch.h"
#include "trace.h"

// Real seconds: more than another program takes to answer, less than a test
// may take.
static const double PATIENCE = 2;

FileEvents direction_event(Direction direction) {
  return direction == READER ? EVENT_READ : EVENT_WRITE;
}

const char *direction_name(Direction direction) {
  return direction == READER ? "read" : "write";
}

FileEvents file_watched(const File *self) {
  return (self->watches[READER].callback ? EVENT_READ : EVENT_NONE) |
         (self->watches[WRITER].callback ? EVENT_WRITE : EVENT_NONE);
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
  files_at(self, fd);
  files_tell(self, fd, EVENT_READ);
  self->waker = fd;
}

// Keeps of what is ready that for which somebody is there. Whoever has just
// read what came will wait for more in a moment: so the system is told that
// nobody watches only when it has said so in vain twice.
static bool keep_wanted(Files *self, size_t count) {
  ReadyFile *ready = self->selector->ready;
  bool woken = false;
  self->ready = 0;
  for (size_t i = 0; i < count; i++) {
    int fd = ready[i].fd;
    if (fd == self->waker) {
      woken = true;
      continue;
    }
    File *file = &self->files[fd];
    FileEvents wanted = ready[i].events & file_watched(file);
    file->unwanted = wanted ? 0 : file->unwanted + 1;
    if (wanted)
      ready[self->ready++] = (ReadyFile){fd, wanted};
    else if (file->unwanted == 2)
      files_tell(self, fd, file_watched(file));
  }
  return self->ready > 0 || woken;
}

// Waits so many real seconds for a file that somebody watches.
static bool look_for(Files *self, double seconds) {
  Clock *real = clock_real();
  Selector *selector = self->selector;
  double end = real->now(real) + seconds;
  while (true) {
    size_t count = selector->select(selector, fmax(seconds, 0));
    if (keep_wanted(self, count))
      return true;
    seconds = end - real->now(real);
    if (!(seconds > 0) && count < READY_MOST) // else there may be more
      return false;
  }
}

static Files *files_of(Clock *clock) {
  return (Files *)((char *)clock - offsetof(Files, clock));
}

static double files_now(Clock *clock) {
  Clock *inner = files_of(clock)->inner;
  return inner->now(inner);
}

// Here the loop waits, and with it all its callbacks and tasks.
static Outcome files_wait_until(Clock *clock, double when) {
  Files *self = files_of(clock);
  Clock *inner = self->inner;
  double seconds = when - inner->now(inner);
  bool loop_waits = self->loop->running && !self->loop->current_callback;
  bool in_vain = !self->watches && self->waker < 0;
  if (in_vain || !loop_waits) // in clock_sleep() only time goes by
    return inner->wait_until(inner, when);
  bool jumps = inner->jumps && seconds > 0;
  if (look_for(self, jumps ? 0 : seconds) || !jumps)
    return returned(value_bool(true));
  if (when == INFINITY && look_for(self, PATIENCE))
    return returned(value_bool(true));
  return inner->wait_until(inner, when);
}

// It lies in the Files, and goes with them.
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

// First the reader, then the writer. No callback runs before all are scheduled,
// so none can close a file of which we still have to hear.
static void collect_ready(Loop *loop) { // BaseSelectorEventLoop._process_events
  Files *self = loop_find_files(loop);
  for (size_t i = 0; i < self->ready; i++) {
    ReadyFile ready = self->selector->ready[i];
    for (Direction d = READER; d < DIRECTIONS; d++) {
      if (!(ready.events & direction_event(d)))
        continue;
      Watch *watch = &self->files[ready.fd].watches[d];
      if (trace_on)
        trace_record_file(TRACE_READY, ready.fd, direction_name(d));
      prefetch(watch->arg, 256); // not needed since its last event
      watch->handle = loop_call_soon(loop, watch->callback, watch->arg);
    }
  }
  self->ready = 0;
}

// The files stay open: they belong to others.
static void forget_all(Loop *loop) {
  Files *self = loop_find_files(loop);
  for (int fd = 0; fd < self->count; fd++) {
    if (self->files[fd].told)
      files_tell(self, fd, EVENT_NONE);
    self->files[fd] = (File){0};
  }
  self->watches = 0;
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
  return (Files *)attachments_find(loop->attachments, release_files);
}

// FILES_BY=poll in the environment: as where there is no epoll.
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
