// epoll_selector.h: a selector for Linux.
//
// The system keeps the list of the files that we wait for, and a list of those
// of them that are ready, so that a wait costs as much as is ready, among
// however many. A file leaves both when it is closed.
//
// Python: EpollSelector in selectors.py.
#ifndef EPOLL_SELECTOR_H
#define EPOLL_SELECTOR_H

#include "08-sockets/selector.h"

// Owned by the caller. NULL where there is no epoll.
#ifdef __linux__
Selector *selector_epoll(void);
#else
static inline Selector *selector_epoll(void) { return NULL; }
#endif

#endif
