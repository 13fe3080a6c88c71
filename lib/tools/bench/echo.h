// echo.h: a server that sends back what it gets, beside others of its kind.
//
// Each server is a process of its own, on the last core; who asks it, this
// process, goes to the first. It has so many connections, and on each of them
// one message of 64 bytes at a time. What counts is the processor time of the
// server: whoever asks is the same for all.
//
//   echo ...   of a request, for callbacks, streams and sock_*(); most of it is
//              the system's, and the same for all
//   its own    what the server itself takes of that, in user mode
//   idle       bytes of memory for a connection on which nothing is said
#ifndef ECHO_H
#define ECHO_H

// Measures all of them once. `python` runs echo.py, or is NULL. Who is first
// depends on `turn`: the machine is not the same after a minute.
void echo_measure(const char *python, int turn);

#endif
