#include "10-threads/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "die.h"
#include "references.h"
#include "trace_job.h"

#ifdef __linux__
#include <sys/eventfd.h>
#endif

#include "exercises/todo.h"

struct Inbox {
  atomic_uint references;
  atomic_bool mark;        // something is there, or was a moment ago
  int read_end, write_end; // of the file; one and the same for an eventfd
  pthread_mutex_t lock;    // of all below
  pthread_cond_t changed;  // who works, and who may
  Letter *first, **last;   // the oldest first
  Worker *working;         // in the order of their turns
  unsigned turns;          // how many there were
  bool loop_waits, loose;
  bool closed;
};

_Thread_local Here inbox_here;

// -- the file -----------------------------------------------------------------

// A number that counts up with each write, and is 0 again when it was read.
static bool open_eventfd(Inbox *self) {
#ifdef __linux__
  const char *by = getenv("WAKE_BY"); // =pipe: as where there is no eventfd
  if (!(by && !strcmp(by, "pipe")))
    self->read_end = self->write_end = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
#endif
  return self->read_end >= 0;
}

static void open_pipe(Inbox *self) {
  int ends[2];
  if (pipe(ends) < 0)
    die("there is no file left for an inbox: %s", strerror(errno));
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  self->read_end = ends[0];
  self->write_end = ends[1];
}

// A file that is full has been written to already: that is enough.
static void write_to_file(const Inbox *self) {
  uint64_t one = 1;
  while (write(self->write_end, &one, sizeof one) < 0 && errno == EINTR)
    ;
}

static void empty_file(const Inbox *self) {
  char any[4096];
  ssize_t n;
  do
    n = read(self->read_end, any, sizeof any);
  while (n == sizeof any || (n < 0 && errno == EINTR));
}

// -- an inbox -----------------------------------------------------------------

Inbox *inbox_new(void) {
  Inbox *self = allocate(sizeof *self);
  self->references = 1;
  self->read_end = -1;
  if (!open_eventfd(self))
    open_pipe(self);
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->changed, NULL);
  self->last = &self->first;
  return self;
}

void inbox_refer(Inbox *self) { atomic_fetch_add(&self->references, 1); }

void inbox_give_back(Inbox *self) {
  if (!reference_was_last(&self->references))
    return;
  close(self->read_end);
  if (self->write_end != self->read_end)
    close(self->write_end);
  pthread_cond_destroy(&self->changed);
  pthread_mutex_destroy(&self->lock);
  free(self);
}

// As safe as a signal handler has to be: wakes the loop, and says nothing more.
void inbox_wake(Inbox *self) {
  TODO; // your code
}

// From any thread. False when it is closed.
bool inbox_post(Inbox *self, Callback *callback, void *arg) {
  TODO; // your code
}

int inbox_file(const Inbox *self) { return self->read_end; }
bool inbox_any(Inbox *self) { return atomic_load(&self->mark); }

// All letters, each the caller's, who frees them; NULL: there are none.
Letter *inbox_take(Inbox *self) {
  TODO; // your code
}

// ... for the last time: nobody posts any more, and jobs are let loose.
Letter *inbox_close(Inbox *self) {
  TODO; // your code
}

// -- jobs ---------------------------------------------------------------------

void inbox_begin(Inbox *self, Worker *worker, const Worker *before) {
  pthread_mutex_lock(&self->lock);
  if (!worker->works) {
    worker->works = true;
    worker->turn = before ? before->turn : ++self->turns;
    Worker **link = &self->working;
    while (*link && (*link)->turn <= worker->turn)
      link = &(*link)->next;
    worker->next = *link;
    *link = worker;
  }
  pthread_mutex_unlock(&self->lock);
}

void inbox_await_turn(Inbox *self, const Worker *worker) {
  pthread_mutex_lock(&self->lock);
  while (!self->loose && !(self->loop_waits && self->working == worker))
    pthread_cond_wait(&self->changed, &self->lock);
  pthread_mutex_unlock(&self->lock);
}

void inbox_end(Inbox *self, Worker *worker) {
  pthread_mutex_lock(&self->lock);
  Worker **link = &self->working;
  while (*link && *link != worker)
    link = &(*link)->next;
  if (worker->works)
    *link = worker->next;
  worker->works = false;
  pthread_cond_broadcast(&self->changed);
  pthread_mutex_unlock(&self->lock);
}

bool inbox_takes_turns(Inbox *self) {
  pthread_mutex_lock(&self->lock);
  bool takes_turns = !self->loose;
  pthread_mutex_unlock(&self->lock);
  return takes_turns;
}

void inbox_let_loose(Inbox *self) {
  pthread_mutex_lock(&self->lock);
  self->loose = true;
  pthread_cond_broadcast(&self->changed);
  pthread_mutex_unlock(&self->lock);
}

bool inbox_settle(Inbox *self, double seconds) {
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += (time_t)seconds;
  int error = 0;
  pthread_mutex_lock(&self->lock);
  self->loop_waits = true;
  pthread_cond_broadcast(&self->changed);
  while (self->working && error == 0)
    error = pthread_cond_timedwait(&self->changed, &self->lock, &end);
  bool settled = !self->working;
  self->loop_waits = false;
  self->loose |= !settled;
  pthread_cond_broadcast(&self->changed);
  pthread_mutex_unlock(&self->lock);
  return settled;
}
