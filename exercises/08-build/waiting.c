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

#include "exercises/todo.h"

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
  TODO; // your code
}

// What the system shall report from now on. RAISED OSError as it refuses.
Outcome files_tell(Files *self, int fd, FileEvents events) {
  TODO; // your code
}

// -- the wait -----------------------------------------------------------------

// This file, when there is something to be read, wakes the loop and calls
// nobody: whoever owns it looks after it himself when the loop has waited.
void files_wake_by(Files *self, int fd) {
  TODO; // your code
}

// Keeps of what is ready that for which somebody is there. Whoever has just
// read what came will wait for more in a moment: so the system is told that
// nobody watches only when it has said so in vain twice.
static bool keep_wanted(Files *self, size_t count) {
  TODO; // your code
}

// Waits so many real seconds for a file that somebody watches.
static bool look_for(Files *self, double seconds) {
  TODO; // your code
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
  TODO; // your code
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
  TODO;
}

// The files stay open: they belong to others.
static void forget_all(Loop *loop) {
  TODO; // your code
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

// The file of this number, which is not negative.
File *files_at(Files *self, int fd) {
  TODO; // your code
}
