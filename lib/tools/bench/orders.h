// orders.h: the loop's timers in ten orders.
//
// What is quick for timers in a random order may be slow for others. Each peer
// here is an order; none may take much longer for a timer than the random one.
#ifndef ORDERS_H
#define ORDERS_H

#include "peer.h"

extern const Peer order_peers[];

#endif
