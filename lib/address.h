// address.h: what the system calls an address, from what a person writes.
//
// Names of machines are not looked up: that would block the loop.
#ifndef ADDRESS_H
#define ADDRESS_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "value.h"

typedef struct Address {
  union {
    struct sockaddr any;
    struct sockaddr_un path;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
  };
  socklen_t length;
} Address;

// A number such as "127.0.0.1" or "::1", or the path of a socket in the file
// system; "@name" is one that no file has, "@" a new one. RETURNED None, or
// RAISED OSError for what is no address.
Outcome address_parse(Address *self, const char *host, int port);
// The one that a socket is bound to; of no family when it is none.
Address address_of(int fd);
// What address_parse() would take; lent, see text.h.
const char *address_host(const Address *self);
int address_port(const Address *self); // 0 for a path

#endif
