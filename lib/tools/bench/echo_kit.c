// The kit's echo servers: by callbacks, by streams, by sock_*().
#define _GNU_SOURCE
#include <sys/socket.h>

#include "08-sockets/files.h"
#include "09-streams/server.h"
#include "echo_servers.h"

// Of a coroutine it lies on its stack, and a page more would be touched.
enum { ROOM = 256 };

// -- callbacks ----------------------------------------------------------------

static void echo(Loop *loop, void *arg) {
  char text[ROOM];
  int fd = (int)(long)arg;
  ssize_t n = recv(fd, text, sizeof text, 0);
  if (n <= 0 || send(fd, text, (size_t)n, MSG_NOSIGNAL) != n)
    loop_close_file(loop, fd);
}

static void accept_all(Loop *loop, void *arg) {
  int fd;
  while ((fd = accept4((int)(long)arg, NULL, NULL, SOCK_NONBLOCK)) >= 0)
    loop_add_reader(loop, fd, echo, (void *)(long)fd);
}

static void serve_callbacks(int listener) {
  Loop *loop = loop_new(clock_real());
  loop_add_reader(loop, listener, accept_all, (void *)(long)listener);
  loop_run_forever(loop);
}

// -- streams ------------------------------------------------------------------

static Outcome echo_stream(Coroutine *self, void *stream) {
  char text[ROOM];
  int64_t n;
  while ((n = value_as_int(TRY(stream_read(self, stream, text, ROOM))))) {
    TRY(stream_write(stream, text, (size_t)n));
    TRY(stream_drain(self, stream));
  }
  return returned(value_none());
}

static void serve_streams(int listener) {
  Loop *loop = loop_new(clock_real());
  start_server(loop, echo_stream, listener);
  loop_run_forever(loop);
}

// -- sock_*() -----------------------------------------------------------------

static Outcome echo_socket(Coroutine *self, void *arg) {
  char text[ROOM];
  int fd = (int)(long)arg;
  int64_t n;
  while ((n = value_as_int(TRY(sock_recv(self, fd, text, ROOM)))))
    TRY(sock_sendall(self, fd, text, (size_t)n));
  sock_close(loop_running(), fd);
  return returned(value_none());
}

static Outcome accept_socket(Coroutine *self, void *listener) {
  while (true) {
    long fd = value_as_int(TRY(sock_accept(self, (int)(long)listener)));
    task_free(ensure_future(NULL, coroutine_new(echo_socket, (void *)fd)));
  }
}

static void serve_sockets(int listener) {
  Loop *loop = loop_new(clock_real());
  loop_create_task(loop, coroutine_new(accept_socket, (void *)(long)listener));
  loop_run_forever(loop);
}

const EchoServer echo_kit[] = {{"callbacks", "kit", serve_callbacks},
                               {"streams", "kit", serve_streams},
                               {"sock", "kit", serve_sockets},
                               {0}};
