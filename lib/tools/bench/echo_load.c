#include "echo_load.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "die.h"

enum { MESSAGE = 64, BATCH = 256 };

long echo_files(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  return (long)limit.rlim_cur;
}

// -- the server, seen from outside --------------------------------------------

static double cpu_ns(pid_t server) {
  clockid_t clock;
  struct timespec t;
  if (clock_getcpuclockid(server, &clock) || clock_gettime(clock, &t))
    return 0;
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

// A number of /proc/SERVER/FILE: the nth behind the ')', or from its beginning.
static double proc_number(pid_t server, const char *file, int n) {
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%d/%s", (int)server, file);
  FILE *stream = fopen(path, "r");
  size_t got = stream ? fread(text, 1, sizeof text - 1, stream) : 0;
  if (stream)
    fclose(stream);
  text[got] = 0;
  char *at = strrchr(text, ')') ? strrchr(text, ')') + 1 : text;
  for (at = strtok(at, " "); at && --n > 0;)
    at = strtok(NULL, " ");
  return at ? atof(at) : 0;
}

static double user_ns(pid_t server) {
  return proc_number(server, "stat", 12) * 1e9 / (double)sysconf(_SC_CLK_TCK);
}

static double memory(pid_t server) {
  return proc_number(server, "statm", 2) * (double)sysconf(_SC_PAGESIZE);
}

// -- who asks -----------------------------------------------------------------

// Reset in the end: a connection that is closed in order keeps its port for a
// minute, and there are not so many.
static int connect_to(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct linger reset = {1, 0};
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
    return fd;
  close(fd);
  return -1;
}

typedef struct Load {
  int epoll;
  int *fds;
  long count; // of connections
} Load;

static const char message[MESSAGE];

static bool ask(int fd) {
  return send(fd, message, MESSAGE, MSG_NOSIGNAL) == MESSAGE;
}

// The answer may come in pieces, but from these servers it does not.
static bool hear(int fd) {
  char text[MESSAGE];
  return recv(fd, text, MESSAGE, MSG_WAITALL) == MESSAGE;
}

// Each connection asks once, then whoever is answered asks again, until so many
// have been answered.
static bool run_requests(Load *self, long requests) {
  struct epoll_event events[BATCH];
  long asked = 0, answered = 0;
  for (; asked < self->count && asked < requests; asked++)
    if (!ask(self->fds[asked]))
      return false;
  while (answered < requests) {
    int n = epoll_wait(self->epoll, events, BATCH, 10000);
    if (n <= 0)
      return false;
    for (int i = 0; i < n; i++, answered++) {
      if (!hear(events[i].data.fd))
        return false;
      if (asked < requests && asked++ >= 0 && !ask(events[i].data.fd))
        return false;
    }
  }
  return true;
}

static bool connect_all(Load *self, int port, long connections) {
  for (; self->count < connections; self->count++) {
    int fd = connect_to(port);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (fd < 0)
      return false;
    self->fds[self->count] = fd;
    epoll_ctl(self->epoll, EPOLL_CTL_ADD, fd, &event);
  }
  return true;
}

static bool measure(Load *self, pid_t server, int port, long connections,
                    long requests, EchoCost *cost) {
  double empty = memory(server);
  if (!connect_all(self, port, connections) ||
      !run_requests(self, connections)) // all are accepted, and warm
    return false;
  cost->bytes = (memory(server) - empty) / (double)connections;
  double cpu = cpu_ns(server), user = user_ns(server);
  if (!run_requests(self, requests))
    return false;
  cost->cpu = (cpu_ns(server) - cpu) / (double)requests;
  cost->user = (user_ns(server) - user) / (double)requests;
  return true;
}

bool echo_load(pid_t server, int port, long connections, long requests,
               EchoCost *cost) {
  Load load = {epoll_create1(0),
               allocate((size_t)connections * sizeof *load.fds), 0};
  bool done = measure(&load, server, port, connections, requests, cost);
  kill(server, SIGKILL); // it shall not see, and say, that all are reset
  for (long i = 0; i < load.count; i++)
    close(load.fds[i]);
  free(load.fds);
  close(load.epoll);
  return done;
}
