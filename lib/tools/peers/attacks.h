// attacks.h: what somebody may do to a server from the outside, with plain
// sockets. Each begins something that goes on until attack_over().
#ifndef ATTACKS_H
#define ATTACKS_H

#include <stddef.h>

// A connection to the server on this machine, which waits for nothing longer
// than ten seconds; -1: refused, or no file is left.
int guest_connect(int port);

typedef struct Attack {
  int port;
  int *fds; // owned
  int count;
} Attack;

// So many connections, or as many as can be had, that say nothing.
Attack attack_silent(int port, int count);
void attack_over(Attack *self); // closes them all

// Each sends this many bytes of a line that does not end, one at a time, with
// so many milliseconds between.
void attack_trickle(const Attack *self, int bytes, int pause);
// One sends a line of so many bytes, and its end: gives back how many answers
// came until that was answered; -1: none.
long attack_long_line(const Attack *self, size_t bytes);
// So many connections, one behind the other, each of which is reset: some at
// once, some in the middle of a line, some with an answer unread.
void attack_resets(int port, int count);
// Each sends lines for as long as they are taken, and reads nothing. Gives back
// how many bytes the system and the server have taken from all.
size_t attack_deaf(const Attack *self);

#endif
