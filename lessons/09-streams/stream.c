#include "09-streams/stream.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>

#include "05-tasks/sleep.h"
#include "die.h"
#include "misuse.h"
#include "os_error.h"

// -- all streams of a loop ----------------------------------------------------

typedef struct Streams {
  Attachment attachment;
  Stream *first;
} Streams;

static void destroy(Stream *self) {
  *self->link = self->next;
  if (self->next)
    self->next->link = self->link;
  if (!self->ended)
    loop_close_file(self->loop, self->fd);
  bytes_release(&self->in);
  bytes_release(&self->out);
  bytes_release(&self->line);
  free(self);
}

static Streams *loop_streams(Loop *loop);

static void free_streams(Loop *loop) {
  Streams *all = loop_streams(loop);
  while (all->first)
    destroy(all->first);
  free(all);
}

static Streams *loop_streams(Loop *loop) {
  Attachment *attachment = attachments_find(loop->attachments, free_streams);
  if (attachment)
    return (Streams *)attachment;
  Streams *all = allocate(sizeof *all);
  all->attachment = (Attachment){.free = free_streams};
  loop_attach(loop, &all->attachment);
  return all;
}

static void wake_reader(Stream *self) {
  if (!self->reader || future_done(self->reader))
    return;
  coroutine_prefetch(self->caller);
  future_set_result(self->reader, value_none());
}

static void end(Loop *loop, void *arg) { // _call_connection_lost
  Stream *self = arg;
  self->ended = self->eof = true;
  loop_close_file(loop, self->fd);
  self->fd = -1;
  wake_reader(self);
  waiters_call(&self->drainers, SIZE_MAX, value_none());
  waiters_call(&self->closers, SIZE_MAX, value_none());
  if (self->freed)
    destroy(self);
}

static void end_soon(Stream *self) {
  loop_remove_reader(self->loop, self->fd);
  loop_remove_writer(self->loop, self->fd);
  loop_call_soon(self->loop, end, self);
}

static bool goes_nowhere(const Stream *self) { // the end is near, or past
  return self->ended || (self->closing && !self->out.count);
}

// Nobody is told here: it is known to who asks for more. RETURNED None.
static Outcome fail(Stream *self, Outcome error) { // _fatal_error
  self->error = error;
  self->closing = true;
  bytes_release(&self->out);
  end_soon(self);
  return returned(value_none());
}

// -- reading ------------------------------------------------------------------

static void readable(Loop *loop, void *arg) {
  static _Thread_local char some[65536]; // the most for one event
  Stream *self = arg;
  ssize_t n = recv(self->fd, some, sizeof some, MSG_DONTWAIT);
  if (n < 0) {
    if (errno != EAGAIN && errno != EINTR)
      fail(self, raised_os_error(errno));
    return;
  }
  self->eof = n == 0;
  bytes_add(&self->in, some, (size_t)n);
  self->paused = self->in.count > 2 * self->limit;
  if (self->eof || self->paused) // an end could be read for ever
    loop_remove_reader(loop, self->fd);
  wake_reader(self);
}

void stream_watch(Stream *self) {
  self->paused = false;
  if (!self->eof && !self->closing)
    loop_add_reader(self->loop, self->fd, readable, self);
}

// -- writing ------------------------------------------------------------------

// How many the system takes; or RAISED.
static Outcome send_some(Stream *self, const void *data, size_t size) {
  ssize_t n = send(self->fd, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  return n < 0 && errno != EAGAIN && errno != EINTR
             ? raised_os_error(errno)
             : returned(value_int(n < 0 ? 0 : n));
}

static void all_is_sent(Stream *self) {
  loop_remove_writer(self->loop, self->fd);
  if (self->closing)
    end(self->loop, self);
  else if (self->eof_asked)
    shutdown(self->fd, SHUT_WR);
}

static void writable(Loop *loop, void *arg) {
  Stream *self = arg;
  (void)loop;
  Outcome o = send_some(self, bytes_first(&self->out), self->out.count);
  if (o.how == RAISED) {
    fail(self, o);
    return;
  }
  bytes_drop(&self->out, (size_t)value_as_int(o.value));
  if (self->full && self->out.count <= LOW_WATER) {
    self->full = false;
    waiters_call(&self->drainers, SIZE_MAX, value_none());
  }
  if (!self->out.count)
    all_is_sent(self);
}

Outcome stream_write(Stream *self, const void *data, size_t size) {
  if (self->eof_asked)
    return raised(RuntimeError, "Cannot call write() after write_eof()");
  if (goes_nowhere(self) || size == 0)
    return returned(value_none());
  size_t sent = 0;
  if (!self->out.count) {
    Outcome o = send_some(self, data, size);
    if (o.how == RAISED)
      return fail(self, o);
    sent = (size_t)value_as_int(o.value);
    if (sent < size)
      loop_add_writer(self->loop, self->fd, writable, self);
  }
  bytes_add(&self->out, (const char *)data + sent, size - sent);
  self->full |= self->out.count > HIGH_WATER;
  return returned(value_none());
}

Outcome stream_drain(Coroutine *caller, Stream *self) {
  if (self->ended && self->error.how == RAISED)
    return self->error;
  if (self->closing)
    TRY(sleep_for(caller, 0));
  if (self->ended)
    return raised(ConnectionResetError, "Connection lost");
  if (self->full)
    TRY(waiters_wait(&self->drainers, caller, NULL));
  return self->error;
}

void stream_write_eof(Stream *self) {
  if (self->closing || self->eof_asked)
    return;
  self->eof_asked = true;
  if (!self->out.count)
    shutdown(self->fd, SHUT_WR);
}

Stream *stream_new(Loop *loop, int fd) {
  Streams *all = loop_streams(loop);
  Stream *self = allocate(sizeof *self);
  *self = (Stream){.loop = loop,
                   .fd = fd,
                   .limit = STREAM_LIMIT,
                   .error = returned(value_none()),
                   .next = all->first,
                   .link = &all->first};
  if (self->next)
    self->next->link = &self->next;
  all->first = self;
  // A small message waits for no other one. (A path knows no TCP.)
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  stream_watch(self);
  return self;
}

Outcome open_connection(Coroutine *self, const char *host, int port) {
  Value fd = TRY(sock_connect(self, host, port));
  return returned(value_ptr(stream_new(loop_running(), (int)value_as_int(fd))));
}

void stream_close(Stream *self) {
  if (self->closing)
    return;
  self->closing = true;
  if (self->out.count)
    loop_remove_reader(self->loop, self->fd);
  else
    end_soon(self);
}

void stream_abort(Stream *self) {
  bool waits = self->closing && self->out.count;
  bytes_release(&self->out);
  waits ? end_soon(self) : stream_close(self);
}

Outcome stream_wait_closed(Coroutine *caller, Stream *self) {
  if (!self->ended)
    TRY(waiters_wait(&self->closers, caller, NULL));
  return self->error;
}

void stream_free(Stream *self) {
  if (!self)
    return;
  if (self->reader || self->drainers.first || self->closers.first)
    misuse("stream_free: a task still waits for this stream");
  self->freed = true;
  if (self->ended)
    destroy(self);
  else
    stream_close(self);
}
