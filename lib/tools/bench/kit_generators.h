// kit_generators.h: the kit's own figures for lessons 1 to 3.
#ifndef KIT_GENERATORS_H
#define KIT_GENERATORS_H

#include "peer.h"

extern const Peer kit_generator_peers[];

#endif
