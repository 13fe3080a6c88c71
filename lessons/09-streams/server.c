#include "09-streams/server.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "die.h"
#include "os_error.h"
#include "trace.h"

// As in asyncio: accepted in one go, and seconds until the next try.
enum { BACKLOG = 100 };
static const double ACCEPT_RETRY_DELAY = 1;

typedef struct Guest {
  CoroutineBody *body;
  Stream *stream; // owned
} Guest;

static Outcome serve(Coroutine *self, void *arg) {
  Guest guest = *(Guest *)arg;
  free(arg);
  Loop *loop = guest.stream->loop;
  Outcome o = guest.body(self, guest.stream);
  stream_free(guest.stream); // finally
  if (o.how == RAISED && error_is(o.error, Exception)) {
    loop_call_exception_handler(
        loop, &(ExceptionContext){
                  .message = "Unhandled exception in client_connected_cb",
                  .error = o.error});
    return returned(value_none());
  }
  return ended(o);
}

static void welcome(Server *self, int fd) {
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  if (trace_on)
    trace_record_new_file(fd);
  Guest *guest = allocate(sizeof *guest);
  *guest = (Guest){self->body, stream_new(self->loop, fd)};
  task_free(loop_create_task(self->loop, coroutine_new(serve, guest)));
}

static void come_in(Loop *loop, void *arg);

static void watch(Loop *loop, void *arg) {
  Server *self = arg;
  loop_add_reader(loop, self->listener, come_in, self);
}

// A listener stays ready while nobody can be accepted: we look away for a
// while.
static void pause_for_want(Server *self) {
  loop_call_exception_handler(
      self->loop,
      &(ExceptionContext){.message = "socket.accept() out of system resource",
                          .error = raised_os_error(errno).error});
  loop_remove_reader(self->loop, self->listener);
  self->retry = loop_call_later(self->loop, ACCEPT_RETRY_DELAY, watch, self);
}

static void come_in(Loop *loop, void *arg) { // _accept_connection
  Server *self = arg;
  for (int i = 0; i < BACKLOG; i++) {
    int fd = accept(self->listener, NULL, NULL);
    if (fd >= 0) {
      welcome(self, fd);
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
               errno == ENOMEM) {
      pause_for_want(self);
      return;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ||
               errno == ECONNABORTED) {
      return;
    } else {
      loop_raise(loop, raised_os_error(errno).error);
      return;
    }
  }
}

Server *start_server(Loop *loop, CoroutineBody *body, int listener) {
  Server *self = allocate(sizeof *self);
  *self = (Server){.loop = loop, .listener = listener, .body = body};
  watch(loop, self);
  return self;
}

void server_close(Server *self) {
  if (self->listener < 0)
    return;
  handle_cancel(self->retry);
  loop_close_file(self->loop, self->listener);
  self->listener = -1;
}

void server_free(Server *self) {
  if (!self)
    return;
  server_close(self);
  free(self);
}
