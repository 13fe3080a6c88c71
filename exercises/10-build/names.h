// names.h: which addresses a name has.
//
//   Address found[4];
//   Value count = TRY(loop_getaddrinfo(self, "localhost", 80, found, 4));
//   ... sock_connect(self, address_host(&found[0]), 80) ...
//
// To look up a name may take seconds, and the system gives no file to wait for:
// so it is a job in the loop's own executor. What is an address already, or a
// path, needs neither a thread nor a network. Who is cancelled while he waits
// goes; the job goes on, and what it has found is freed.
//
// Python: loop.getaddrinfo(), and _ensure_resolved() in asyncio/base_events.py.
#ifndef NAMES_H
#define NAMES_H

#include "02-coroutine/coroutine.h"
#include "address.h"

// The addresses to which a stream may be connected, in the system's order, the
// first `most` of them in `found`. RETURNED how many there are, an int; or
// RAISED OSError as Python's gaierror, with the number and the words of the
// system; OverflowError for a port; CancelledError; RuntimeError when no loop
// runs.
Outcome loop_getaddrinfo(Coroutine *self, const char *host, int port,
                         Address found[], size_t most);

#endif
