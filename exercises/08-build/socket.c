#include "08-sockets/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "address.h"
#include "misuse.h"
#include "os_error.h"
#include "trace.h"

#include "exercises/todo.h"

// A connection that is gone is an error to be handled: without this the system
// ends the program with the signal SIGPIPE.
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 // then the socket says so itself, see set_up()
#endif

static bool would_block(void) {
  TODO; // your code
}

// -- new sockets --------------------------------------------------------------

// What blocks would keep the whole loop waiting, and what is not closed when
// another program is run stays open there.
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
  TODO; // your code
}

// RETURNED a new socket that listens, an int, yours. Up to `backlog` may be
// connected before they are accepted. Port 0: one that is free, see
// sock_port().
Outcome sock_listen(const char *host, int port, int backlog) {
  TODO; // your code
}

int sock_port(int fd) {
  Address address = address_of(fd);
  return address_port(&address);
}

const char *sock_name(int fd) {
  Address address = address_of(fd);
  return address_host(&address);
}

// Removes what watches it; NULL for the loop when none does, as at its end.
// While a task waits for it, it ends the program.
void sock_close(Loop *loop, int fd) {
  TODO; // your code
}

// -- connections --------------------------------------------------------------

static Outcome check_non_blocking(int fd) {
  TODO; // your code
}

// RETURNED a new socket for whoever has connected first, an int, yours.
// ValueError when the listener would block.
Outcome sock_accept(Coroutine *self, int listener) {
  TODO; // your code
}

// A connection is made, or has failed, when the socket can be written to.
static Outcome connection_made(int fd, const Address *address) {
  TODO; // your code
}

static Outcome connect_to(Coroutine *self, int fd, const Address *address) {
  TODO; // your code
}

// RETURNED a new socket, connected, an int, yours. BlockingIOError when the
// listener behind a path has no room left.
Outcome sock_connect(Coroutine *self, const char *host, int port) {
  TODO; // your code
}

// -- bytes --------------------------------------------------------------------

// RETURNED how many bytes came, as soon as there are any; 0: nothing will ever
// come, the other side has closed.
Outcome sock_recv(Coroutine *self, int fd, void *buffer, size_t size) {
  TODO; // your code
}

typedef struct Sending {
  const char *data; // borrowed
  size_t left;
} Sending;

// Takes as much as there is room for. True: that was all.
static Outcome send_some(int fd, void *arg) {
  TODO; // your code
}

// RETURNED None when the system has taken all of it. After an error nobody can
// tell how much it has taken.
Outcome sock_sendall(Coroutine *self, int fd, const void *data, size_t size) {
  TODO; // your code
}
