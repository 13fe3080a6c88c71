// switches.h: other peers that switch stacks.
#ifndef SWITCHES_H
#define SWITCHES_H

#include "peer.h"

extern const Peer switch_peers[];

#endif
