#include "peers/attacks.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int guest_connect(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct timeval patience = {.tv_sec = 10};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
    return fd;
  close(fd);
  return -1;
}

Attack attack_silent(int port, int count) {
  Attack self = {.port = port, .fds = malloc(sizeof(int) * (size_t)count)};
  if (!self.fds)
    abort();
  while (self.count < count) {
    int fd = guest_connect(port);
    if (fd < 0)
      break;
    self.fds[self.count++] = fd;
  }
  return self;
}

void attack_over(Attack *self) {
  for (int i = 0; i < self->count; i++)
    close(self->fds[i]);
  free(self->fds);
  *self = (Attack){0};
}

void attack_trickle(const Attack *self, int bytes, int pause) {
  for (int n = 0; n < bytes; n++) {
    for (int i = 0; i < self->count; i++)
      send(self->fds[i], "x", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    poll(NULL, 0, pause);
  }
}

// Reads what has come, and counts the lines; true: the last one is "end\n".
static int answers(int fd, long *count) {
  char text[4096];
  ssize_t n = recv(fd, text, sizeof text, MSG_DONTWAIT);
  for (ssize_t i = 0; i < n; i++)
    *count += text[i] == '\n';
  return n >= 4 && !memcmp(text + n - 4, "end\n", 4);
}

long attack_long_line(const Attack *self, size_t bytes) {
  static char many[65536];
  int fd = self->fds[0];
  long count = 0;
  memset(many, 'x', sizeof many);
  while (bytes > 0) {
    size_t most = bytes < sizeof many ? bytes : sizeof many;
    ssize_t n = send(fd, many, most, MSG_NOSIGNAL);
    if (n <= 0)
      return -1;
    bytes -= (size_t)n;
    answers(fd, &count);
  }
  send(fd, "\nend\n", 5, MSG_NOSIGNAL);
  for (int i = 0; i < 100; i++) {
    if (answers(fd, &count))
      return count;
    poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 100);
  }
  return -1;
}

void attack_resets(int port, int count) {
  struct linger now = {.l_onoff = 1};
  for (int i = 0; i < count; i++) {
    int fd = guest_connect(port);
    if (fd < 0)
      continue;
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    if (i % 3 == 1)
      send(fd, "half a line", 11, MSG_NOSIGNAL);
    if (i % 3 == 2)
      send(fd, "a line\n", 7, MSG_NOSIGNAL);
    close(fd); // a reset: nothing lingers
  }
}

size_t attack_deaf(const Attack *self) {
  static char line[10001];
  size_t taken = 0;
  memset(line, 'x', sizeof line - 1);
  line[sizeof line - 1] = '\n';
  for (int round = 0; round < 20; round++) {
    for (int i = 0; i < self->count; i++) {
      ssize_t n;
      while ((n = send(self->fds[i], line, sizeof line,
                       MSG_NOSIGNAL | MSG_DONTWAIT)) > 0)
        taken += (size_t)n;
    }
    poll(NULL, 0, 50); // the server may take some
  }
  return taken;
}
