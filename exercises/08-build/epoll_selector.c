#include "08-sockets/epoll_selector.h"

#ifdef __linux__

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "die.h"
#include "os_error.h"

#include "exercises/todo.h"

typedef struct Epoll {
  Selector selector;
  int fd;
  struct epoll_event events[READY_MOST];
} Epoll;

static struct epoll_event event_for(int fd, FileEvents events) {
  TODO; // your code
}

// A hang-up is reported even if no event is waited for, so a file that nobody
// waits for is taken out: with no events it would wake us for ever. One that
// was closed behind our back is out already.
static Outcome epoll_tell(Selector *selector, int fd, FileEvents before,
                          FileEvents now) {
  TODO; // your code
}

static size_t epoll_select(Selector *selector, double seconds) {
  TODO; // your code
}

static bool epoll_knows(Selector *selector, int fd, FileEvents told) {
  TODO; // your code
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
