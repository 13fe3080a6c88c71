// Epoll, in lesson 8, as somebody else would write it.
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
  struct epoll_event events[READY_MOST];
} Epoll;

static struct epoll_event event_for(int fd, FileEvents events) {
  struct epoll_event event = {.events = 0, .data.fd = fd};
  if (events & EVENT_READ)
    event.events |= EPOLLIN;
  if (events & EVENT_WRITE)
    event.events |= EPOLLOUT;
  return event;
}

static Outcome epoll_tell(Selector *selector, int fd, FileEvents before,
                          FileEvents now) {
  Epoll *self = (Epoll *)selector;
  struct epoll_event event = event_for(fd, now);
  if (now == EVENT_NONE) {
    epoll_ctl(self->fd, EPOLL_CTL_DEL, fd, &event);
    return returned(value_none());
  }
  bool is_new = before == EVENT_NONE;
  if (epoll_ctl(self->fd, is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event) !=
      0)
    return raised_os_error(errno);
  return returned(value_none());
}

static size_t epoll_select(Selector *selector, double seconds) {
  Epoll *self = (Epoll *)selector;
  int count = epoll_wait(self->fd, self->events, READY_MOST,
                         selector_milliseconds(seconds));
  if (count < 0)
    return 0;
  ReadyFile *to = selector->ready;
  for (struct epoll_event *e = self->events; e < self->events + count; e++) {
    to->fd = e->data.fd;
    to++->events = selector_events(e->events, EPOLLIN, EPOLLOUT);
  }
  return (size_t)count;
}

static bool epoll_knows(Selector *selector, int fd, FileEvents told) {
  struct epoll_event event = event_for(fd, told);
  return epoll_ctl(((Epoll *)selector)->fd, EPOLL_CTL_MOD, fd, &event) == 0;
}

static void epoll_free(Selector *selector) {
  Epoll *self = (Epoll *)selector;
  close(self->fd);
  free(selector->ready);
  free(self);
}

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
  self->selector.ready = allocate(READY_MOST * sizeof(ReadyFile));
  return &self->selector;
}

#endif
