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
  return (struct epoll_event){.events = (events & EVENT_READ ? EPOLLIN : 0u) |
                                        (events & EVENT_WRITE ? EPOLLOUT : 0u),
                              .data.fd = fd};
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
  return returned(value_none());
}

static size_t epoll_select(Selector *selector, double seconds) {
  Epoll *self = (Epoll *)selector;
  int count = epoll_wait(self->fd, self->events, READY_MOST,
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
  self->selector.ready = allocate(READY_MOST * sizeof(ReadyFile));
  return &self->selector;
}

#endif
