// guests.h: how a server treats its guests, in the programs of this folder.
//
// For start_server(): each serves one guest, until he ends. A connection that
// fails is his affair alone: OSError ends its task, and nobody hears of it.
#ifndef GUESTS_H
#define GUESTS_H

#include "09-streams/server.h"

extern int guests_here;   // who are being served
extern int guests_served; // and all who ever were

// Sends each line back. One beyond the limit is answered with "too long\n".
Outcome guest_echo(Coroutine *self, void *stream);
// Answers each request of HTTP with a short page: HTTP/1.1 goes on, behind the
// answer to any other the connection ends.
Outcome guest_web(Coroutine *self, void *stream);

// How many files this process has open.
int files_open(void);

#endif
