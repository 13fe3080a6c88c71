// kit_loop.h: the kit's own figures for its loop.
#ifndef KIT_LOOP_H
#define KIT_LOOP_H

#include "peer.h"

extern const Peer kit_loop_peers[];

#endif
