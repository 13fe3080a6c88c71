// Echo servers of others: the system alone, libev and libuv.
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef HAVE_EV
#include <ev.h>
#endif
#ifdef HAVE_UV
#include <uv.h>
#endif

#include "echo_servers.h"

enum { ROOM = 4096, BATCH = 256 };

// False: nobody is there any more.
static bool echo(int fd) {
  char text[ROOM];
  ssize_t n = recv(fd, text, sizeof text, 0);
  return n > 0 && send(fd, text, (size_t)n, MSG_NOSIGNAL) == n;
}

// -- raw epoll ----------------------------------------------------------------

static void watch(int epoll, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void serve_raw(int listener) {
  struct epoll_event events[BATCH];
  int fd, epoll = epoll_create1(0);
  watch(epoll, listener);
  while (true) {
    int n = epoll_wait(epoll, events, BATCH, -1);
    for (int i = 0; i < n; i++)
      if (events[i].data.fd != listener) {
        if (!echo(events[i].data.fd))
          close(events[i].data.fd);
      } else
        while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0)
          watch(epoll, fd);
  }
}

// -- libev --------------------------------------------------------------------
#ifdef HAVE_EV
static void ev_echo(struct ev_loop *loop, ev_io *self, int events) {
  (void)events;
  if (echo(self->fd))
    return;
  ev_io_stop(loop, self);
  close(self->fd);
  free(self);
}

static void ev_accept(struct ev_loop *loop, ev_io *self, int events) {
  int fd;
  (void)events;
  while ((fd = accept4(self->fd, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    ev_io *io = malloc(sizeof *io);
    ev_io_init(io, ev_echo, fd, EV_READ);
    ev_io_start(loop, io);
  }
}

static void serve_ev(int listener) {
  struct ev_loop *loop = ev_default_loop(0);
  ev_io io;
  ev_io_init(&io, ev_accept, listener, EV_READ);
  ev_io_start(loop, &io);
  ev_run(loop, 0);
}
#endif

// -- libuv --------------------------------------------------------------------
#ifdef HAVE_UV
static char uv_text[ROOM]; // sent at once, so one is enough for all

static void uv_room(uv_handle_t *self, size_t size, uv_buf_t *room) {
  (void)self, (void)size;
  *room = uv_buf_init(uv_text, ROOM);
}

static void uv_gone(uv_handle_t *self) { free(self); }

static void uv_echo(uv_stream_t *self, ssize_t n, const uv_buf_t *room) {
  uv_buf_t text = uv_buf_init(room->base, (unsigned)n);
  if (n > 0 && uv_try_write(self, &text, 1) == n)
    return;
  if (n)
    uv_close((uv_handle_t *)self, uv_gone);
}

static void uv_accept_one(uv_stream_t *listener, int status) {
  (void)status;
  uv_tcp_t *tcp = malloc(sizeof *tcp);
  uv_tcp_init(listener->loop, tcp);
  uv_accept(listener, (uv_stream_t *)tcp);
  uv_read_start((uv_stream_t *)tcp, uv_room, uv_echo);
}

static void serve_uv(int listener) {
  uv_tcp_t tcp;
  uv_tcp_init(uv_default_loop(), &tcp);
  uv_tcp_open(&tcp, listener);
  uv_listen((uv_stream_t *)&tcp, 4096, uv_accept_one);
  uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
#endif

const EchoServer echo_others[] = {{"", "epoll", serve_raw},
#ifdef HAVE_EV
                                  {"callbacks", "libev", serve_ev},
#endif
#ifdef HAVE_UV
                                  {"callbacks", "libuv", serve_uv},
                                  {"streams", "libuv", serve_uv},
#endif
                                  {0}};
