// poll_selector.h: a selector for every system.
//
// We hand the system the whole list of files at each select, and it looks at
// all of them, so that a wait costs as much as there are files, however few of
// them are ready.
//
// Python: PollSelector in selectors.py.
#ifndef POLL_SELECTOR_H
#define POLL_SELECTOR_H

#include "08-sockets/selector.h"

Selector *selector_poll(void); // owned by the caller

#endif
