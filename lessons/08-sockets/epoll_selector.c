#include "08-sockets/epoll_selector.h"

#ifdef __linux__

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "die.h"
#include "os_error.h"

typedef struct Epoll {
  Selector selector;
  int fd;
  struct epoll_event *events; // room for all files that were told
  size_t told, room;
} Epoll;

static struct epoll_event event_for(int fd, FileEvents events) {
  return (struct epoll_event){.events = (events & EVENT_READ ? EPOLLIN : 0u) |
                                        (events & EVENT_WRITE ? EPOLLOUT : 0u),
                              .data.fd = fd};
}

static void epoll_grow(Epoll *self) {
  self->room = self->room ? 2 * self->room : 16;
  self->events = reallocate(self->events, self->room, sizeof *self->events);
  self->selector.ready = reallocate(self->selector.ready, self->room,
                                    sizeof *self->selector.ready);
}

// A hang-up is reported even if no event is waited for, so a file that nobody
// waits for is taken out: with no events it would wake us for ever. One that
// was closed behind our back is out already.
static Outcome epoll_tell(Selector *selector, int fd, FileEvents before,
                          FileEvents now) {
  Epoll *self = (Epoll *)selector;
  struct epoll_event event = event_for(fd, now);
  int what = !now ? EPOLL_CTL_DEL : before ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  if (epoll_ctl(self->fd, what, fd, &event) < 0 && now)
    return raised_os_error(errno);
  self->told += (now && !before) - (before && !now);
  if (self->told > self->room)
    epoll_grow(self);
  return returned(value_none());
}

static size_t epoll_select(Selector *selector, double seconds) {
  Epoll *self = (Epoll *)selector;
  int count = epoll_wait(self->fd, self->events, (int)self->room,
                         selector_milliseconds(seconds));
  for (int i = 0; i < count; i++)
    selector->ready[i] =
        (ReadyFile){self->events[i].data.fd,
                    selector_events(self->events[i].events, EPOLLIN, EPOLLOUT)};
  return count > 0 ? (size_t)count : 0; // < 0: a signal came
}

static bool epoll_knows(Selector *selector, int fd, FileEvents told) {
  struct epoll_event event = event_for(fd, told);
  return epoll_ctl(((Epoll *)selector)->fd, EPOLL_CTL_MOD, fd, &event) == 0;
}

static void epoll_free(Selector *selector) {
  Epoll *self = (Epoll *)selector;
  close(self->fd);
  free(self->events);
  free(selector->ready);
  free(self);
}

// A child that runs another program shall not have it: what it closes would
// stay in the list that it shares with us.
Selector *selector_epoll(void) {
  int fd = epoll_create1(EPOLL_CLOEXEC);
  if (fd < 0)
    return NULL; // then poll will do
  Epoll *self = allocate(sizeof *self);
  self->fd = fd;
  self->selector = (Selector){.tell = epoll_tell,
                              .select = epoll_select,
                              .knows = epoll_knows,
                              .free = epoll_free};
  epoll_grow(self); // a select of no files takes some room, too
  return &self->selector;
}

#endif
