// Sockets, in lesson 8, as somebody else would write it.
#include "08-sockets/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "address.h"
#include "misuse.h"
#include "os_error.h"
#include "trace.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 // then the socket says so itself, see set_up()
#endif

static bool would_block(void) {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// -- new sockets --------------------------------------------------------------

static int set_up(int fd) {
  if (fd < 0)
    return fd;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
#ifdef SO_NOSIGPIPE
  setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &(int){1}, sizeof(int));
#endif
  if (trace_on)
    trace_record_new_file(fd);
  return fd;
}

static Outcome fail_and_close(int fd) {
  Outcome o = raised_os_error(errno);
  close(fd);
  return o;
}

Outcome sock_pair(int pair[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0)
    return raised_os_error(errno);
  set_up(pair[0]);
  set_up(pair[1]);
  return returned(value_none());
}

Outcome sock_listen(const char *host, int port, int backlog) {
  Address address;
  TRY(address_parse(&address, host, port));
  int fd = set_up(socket(address.any.sa_family, SOCK_STREAM, 0));
  if (fd < 0)
    return raised_os_error(errno);
  // A port on which connections of a former run still fade away is free.
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (bind(fd, &address.any, address.length) < 0 || listen(fd, backlog) < 0)
    return fail_and_close(fd);
  return returned(value_int(fd));
}

int sock_port(int fd) {
  Address address = address_of(fd);
  return address_port(&address);
}

const char *sock_name(int fd) {
  Address address = address_of(fd);
  return address_host(&address);
}

void sock_close(Loop *loop, int fd) {
  if (file_is_awaited(loop, fd))
    misuse("sock_close: a task still waits for this socket");
  loop_close_file(loop, fd);
}

// -- connections --------------------------------------------------------------

static Outcome check_non_blocking(int fd) {
  int flags = fcntl(fd, F_GETFL);
  if (flags < 0)
    return raised_os_error(errno);
  return flags & O_NONBLOCK
             ? returned(value_none())
             : raised(ValueError, "the socket must be non-blocking");
}

Outcome sock_accept(Coroutine *self, int listener) {
  TRY(check_non_blocking(listener));
  for (;;) {
    int fd = accept(listener, NULL, NULL);
    if (fd >= 0)
      return returned(value_int(set_up(fd)));
    if (errno == ECONNABORTED)
      continue;
    if (!would_block())
      return raised_os_error(errno);
    TRY(wait_readable(self, listener));
  }
}

static Outcome connection_made(int fd, const Address *address) {
  int error = 0;
  getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &(socklen_t){sizeof error});
  if (error)
    return raised_os_error_text(
        error, text_format("Connect call failed ('%s', %d)",
                           address_host(address), address_port(address)));
  return returned(value_int(fd));
}

static Outcome connect_to(Coroutine *self, int fd, const Address *address) {
  if (connect(fd, &address->any, address->length) == 0)
    return returned(value_int(fd));
  // Behind a path nothing is under way after EAGAIN, and nothing tells us when
  // there is room again.
  if (errno != EINPROGRESS && errno != EINTR)
    return raised_os_error(errno);
  TRY(wait_writable(self, fd));
  return connection_made(fd, address);
}

Outcome sock_connect(Coroutine *self, const char *host, int port) {
  Address address;
  Loop *loop = loop_running(); // it may be closed before we come back
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  TRY(address_parse(&address, host, port));
  int fd = set_up(socket(address.any.sa_family, SOCK_STREAM, 0));
  if (fd < 0)
    return raised_os_error(errno);
  Outcome o = connect_to(self, fd, &address);
  if (o.how == RAISED)
    loop_close_file(loop, fd);
  return o;
}

// -- bytes --------------------------------------------------------------------

Outcome sock_recv(Coroutine *self, int fd, void *buffer, size_t size) {
  for (;;) {
    ssize_t n = recv(fd, buffer, size, MSG_DONTWAIT);
    if (n >= 0)
      return returned(value_int(n));
    if (!would_block())
      return raised_os_error(errno);
    TRY(wait_readable(self, fd));
  }
}

typedef struct Sending {
  const char *data; // borrowed
  size_t left;
} Sending;

static Outcome send_some(int fd, void *arg) {
  Sending *self = arg;
  ssize_t n = send(fd, self->data, self->left, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n < 0 && !would_block())
    return raised_os_error(errno);
  if (n > 0) {
    self->data += n;
    self->left -= (size_t)n;
  }
  return returned(value_bool(self->left == 0));
}

Outcome sock_sendall(Coroutine *self, int fd, const void *data, size_t size) {
  Sending sending = {.data = data, .left = size};
  bool all = value_as_bool(TRY(send_some(fd, &sending)));
  if (!all)
    return wait_until_done(self, fd, WRITER, send_some, &sending);
  return returned(value_none());
}
