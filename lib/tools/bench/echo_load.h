// echo_load.h: somebody who asks an echo server.
#ifndef ECHO_LOAD_H
#define ECHO_LOAD_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct EchoCost {
  double cpu;   // ns of the server's processor time, for each request
  double user;  // ns of that in user mode
  double bytes; // of its memory, for each connection before anything is said
} EchoCost;

// Raises the limit of open files, and says how many there may be.
long echo_files(void);

// Connects so often, waits until each is answered once, then asks for so many
// requests, and kills the server. False: it was not there, or has gone.
bool echo_load(pid_t server, int port, long connections, long requests,
               EchoCost *cost);

#endif
