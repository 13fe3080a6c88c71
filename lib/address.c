#include "address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>

static const socklen_t NAME_AT = offsetof(struct sockaddr_un, sun_path);

// A name that begins with '@' is no file: the system keeps it apart, behind a
// first byte of 0. The empty one asks for a new one.
static Outcome parse_path(Address *self, const char *path) {
  size_t length = strlen(path);
  if (length >= sizeof self->path.sun_path)
    return raised(OSError, "AF_UNIX path too long");
  self->path.sun_family = AF_UNIX;
  memcpy(self->path.sun_path, path, length);
  if (*path == '@')
    self->path.sun_path[0] = '\0';
  if (!strcmp(path, "@"))
    length = 0;
  self->length = NAME_AT + (socklen_t)length + (*path == '/');
  return returned(value_none());
}

Outcome address_parse(Address *self, const char *host, int port) {
  *self = (Address){0};
  if (*host == '/' || *host == '@')
    return parse_path(self, host);
  if (port < 0 || port > 65535)
    return raised(OverflowError, "port must be 0-65535.");
  if (inet_pton(AF_INET, host, &self->v4.sin_addr) == 1) {
    self->v4.sin_family = AF_INET;
    self->v4.sin_port = htons((uint16_t)port);
    self->length = sizeof self->v4;
  } else if (inet_pton(AF_INET6, host, &self->v6.sin6_addr) == 1) {
    self->v6.sin6_family = AF_INET6;
    self->v6.sin6_port = htons((uint16_t)port);
    self->length = sizeof self->v6;
  } else {
    return raised_format(OSError,
                         "'%s' is no address: one is a number such as "
                         "127.0.0.1 or ::1, or a path such as /tmp/door",
                         host);
  }
  return returned(value_none());
}

Address address_of(int fd) {
  Address self = {.length = sizeof(struct sockaddr_un)};
  if (getsockname(fd, &self.any, &self.length) < 0)
    self = (Address){0};
  return self;
}

static const char *path_of(const Address *self) {
  int length = (int)(self->length - NAME_AT);
  const char *path = self->path.sun_path;
  if (length > 0 && !*path)
    return text_format("@%.*s", length - 1, path + 1);
  return text_format("%.*s", length, path);
}

const char *address_host(const Address *self) {
  char text[INET6_ADDRSTRLEN] = "";
  if (self->any.sa_family == AF_UNIX)
    return path_of(self);
  if (self->any.sa_family == AF_INET)
    inet_ntop(AF_INET, &self->v4.sin_addr, text, sizeof text);
  if (self->any.sa_family == AF_INET6)
    inet_ntop(AF_INET6, &self->v6.sin6_addr, text, sizeof text);
  return text_format("%s", text);
}

int address_port(const Address *self) {
  return self->any.sa_family == AF_INET    ? ntohs(self->v4.sin_port)
         : self->any.sa_family == AF_INET6 ? ntohs(self->v6.sin6_port)
                                           : 0;
}
