// plain.h: two peers that need no switch, and are there as the floor.
#ifndef PLAIN_H
#define PLAIN_H

#include "peer.h"

extern const Peer plain_peers[];

#endif
