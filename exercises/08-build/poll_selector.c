#include "08-sockets/poll_selector.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "die.h"
#include "os_error.h"

#include "exercises/todo.h"

typedef struct Poll {
  Selector selector;
  struct pollfd *files; // in the order in which they were told
  size_t count, room;
} Poll;

static struct pollfd *poll_find(Poll *self, int fd) {
  size_t i = 0;
  while (i < self->count && self->files[i].fd != fd)
    i++;
  return i < self->count ? &self->files[i] : NULL;
}

static struct pollfd *poll_add(Poll *self, int fd) {
  if (self->count == self->room) {
    self->room = self->room ? 2 * self->room : 16;
    self->files = reallocate(self->files, self->room, sizeof *self->files);
    self->selector.ready = reallocate(self->selector.ready, self->room,
                                      sizeof *self->selector.ready);
  }
  self->files[self->count] = (struct pollfd){.fd = fd};
  return &self->files[self->count++];
}

// What epoll refuses by itself: a file on a disk is always ready.
static Outcome poll_check(int fd) {
  struct stat about;
  if (fstat(fd, &about) < 0)
    return raised_os_error(errno);
  if (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))
    return raised_os_error(EPERM);
  return returned(value_none());
}

static Outcome poll_tell(Selector *selector, int fd, FileEvents before,
                         FileEvents now) {
  Poll *self = (Poll *)selector;
  struct pollfd *file = poll_find(self, fd);
  if (now && !before)
    TRY(poll_check(fd));
  if (now && !file)
    file = poll_add(self, fd);
  if (now)
    file->events = (short)((now & EVENT_READ ? POLLIN : 0) |
                           (now & EVENT_WRITE ? POLLOUT : 0));
  else if (file)
    memmove(file, file + 1,
            (size_t)(&self->files[--self->count] - file) * sizeof *file);
  return returned(value_none());
}

static size_t poll_select(Selector *selector, double seconds) {
  Poll *self = (Poll *)selector;
  size_t ready = 0;
  if (poll(self->files, self->count, selector_milliseconds(seconds)) <= 0)
    return 0;
  for (size_t i = 0; i < self->count; i++)
    if (self->files[i].revents)
      selector->ready[ready++] = (ReadyFile){
          self->files[i].fd,
          selector_events((unsigned)self->files[i].revents, POLLIN, POLLOUT)};
  return ready;
}

// It is told the numbers anew each time, and asks what they mean now.
static bool poll_knows(Selector *self, int fd, FileEvents told) {
  (void)self, (void)fd, (void)told;
  return true;
}

static void poll_free(Selector *selector) {
  free(((Poll *)selector)->files);
  free(selector->ready);
  free(selector);
}

Selector *selector_poll(void) {
  Poll *self = allocate(sizeof *self);
  self->selector = (Selector){.tell = poll_tell,
                              .select = poll_select,
                              .knows = poll_knows,
                              .free = poll_free};
  return &self->selector;
}
