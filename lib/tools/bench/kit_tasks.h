// kit_tasks.h: the kit's own figures for its tasks.
#ifndef KIT_TASKS_H
#define KIT_TASKS_H

#include "peer.h"

extern const Peer kit_task_peers[];

#endif
