// A stream, in lesson 9, as somebody else would write it.
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
  loop_files(loop); // below us in the list: it is there until we are gone
  Attachment *attachment = loop->attachments;
  while (attachment && attachment->free != free_streams)
    attachment = attachment->next;
  if (attachment)
    return (Streams *)attachment;
  Streams *all = allocate(sizeof *all);
  all->attachment = (Attachment){.free = free_streams};
  loop_attach(loop, &all->attachment);
  return all;
}

static void wake_reader(Stream *self) {
  Future *waiter = self->reader;
  if (!waiter || future_done(waiter))
    return;
  future_set_result(waiter, value_none());
}

static void end(Loop *loop, void *arg) { // _call_connection_lost
  Stream *self = arg;
  int fd = self->fd;
  self->ended = true;
  self->eof = true;
  self->fd = -1;
  loop_close_file(loop, fd);
  bytes_release(&self->out);
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
  if (self->ended)
    return true;
  return self->closing && self->out.count == 0;
}

// Nobody is told here: it is known to who asks for more. RETURNED None.
static Outcome fail(Stream *self, Outcome error) { // _fatal_error
  self->error = error;
  end_soon(self);
  self->closing = true;
  bytes_release(&self->out);
  return returned(value_none());
}

// -- reading ------------------------------------------------------------------

static void readable(Loop *loop, void *arg) {
  static _Thread_local char some[65536]; // the most for one event
  Stream *self = arg;
  ssize_t n = recv(self->fd, some, sizeof some, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR))
    return;
  if (n < 0) {
    fail(self, raised_os_error(errno));
    return;
  }
  if (n == 0)
    self->eof = true;
  else
    bytes_add(&self->in, some, (size_t)n);
  if (self->in.count > self->limit + self->limit)
    self->paused = true;
  if (self->eof || self->paused)
    loop_remove_reader(loop, self->fd);
  wake_reader(self);
}

void stream_watch(Stream *self) {
  self->paused = false;
  if (self->eof || self->closing)
    return;
  loop_add_reader(self->loop, self->fd, readable, self);
}

// -- writing ------------------------------------------------------------------

// How many the system takes; or RAISED.
static Outcome send_some(Stream *self, const void *data, size_t size) {
  ssize_t n = send(self->fd, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n >= 0)
    return returned(value_int(n));
  if (errno == EAGAIN || errno == EINTR)
    return returned(value_int(0));
  return raised_os_error(errno);
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
  size_t sent = (size_t)value_as_int(o.value);
  bytes_drop(&self->out, sent);
  bool room = self->out.count <= LOW_WATER;
  if (room && self->full) {
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
  const char *rest = data;
  if (self->out.count == 0) {
    Outcome o = send_some(self, data, size);
    if (o.how == RAISED)
      return fail(self, o);
    size_t sent = (size_t)value_as_int(o.value);
    rest += sent;
    size -= sent;
    if (size > 0)
      loop_add_writer(self->loop, self->fd, writable, self);
  }
  bytes_add(&self->out, rest, size);
  if (self->out.count > HIGH_WATER)
    self->full = true;
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
  return self->error.how == RAISED ? self->error : returned(value_none());
}

void stream_write_eof(Stream *self) {
  bool first = !self->eof_asked && !self->closing;
  if (!first)
    return;
  self->eof_asked = true;
  if (self->out.count == 0)
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
  if (!self->out.count) {
    end_soon(self);
    return;
  }
  loop_remove_reader(self->loop, self->fd);
}

void stream_abort(Stream *self) {
  if (self->closing && self->out.count > 0) {
    bytes_release(&self->out);
    end_soon(self);
  } else {
    bytes_release(&self->out);
    stream_close(self);
  }
}

Outcome stream_wait_closed(Coroutine *caller, Stream *self) {
  if (!self->ended)
    TRY(waiters_wait(&self->closers, caller, NULL));
  return self->error.how == RAISED ? self->error : returned(value_none());
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
