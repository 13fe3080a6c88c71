// echo_servers.h: echo servers in C.
//
// Each takes a listening socket and serves until its process ends.
#ifndef ECHO_SERVERS_H
#define ECHO_SERVERS_H

typedef struct EchoServer {
  const char *way; // callbacks, streams or sock
  const char *name;
  void (*serve)(int listener); // NULL ends the list
} EchoServer;

extern const EchoServer echo_kit[];    // in echo_kit.c
extern const EchoServer echo_others[]; // in echo_others.c

#endif
