// peer.h: who is measured.
//
// A Peer runs one figure's work `n` times in its own way and says how many
// nanoseconds one of them took. bench.c calls the peers of a figure in turn,
// round after round, so that a disturbance meets all of them alike; the peers
// that are no C programs hand in their samples by name. Each file of peers has
// a list of them, which ends with one that does not run.
#ifndef PEER_H
#define PEER_H

typedef double Run(long n, long size); // nanoseconds for each of `n`

typedef struct Peer {
  const char *figure; // one of those in figure.c
  const char *name;
  Run *run; // NULL ends a list
  long n;
  long size; // how many there are at a time; a curve has several
} Peer;

#endif
