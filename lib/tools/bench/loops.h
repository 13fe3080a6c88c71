// loops.h: peers that are event loops in C.
#ifndef LOOPS_H
#define LOOPS_H

#include "peer.h"

extern const Peer loop_peers[];

#endif
