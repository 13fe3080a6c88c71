// fcontext.h: Boost.Context, called from C.
#ifndef FCONTEXT_H
#define FCONTEXT_H

#include "peer.h"

extern const Peer fcontext_peers[];

#endif
