// derive.h: what single events do not say, but those around them do.
//
// Run is read already; this fills in the fields of its events that it calls
// derived, and numbers the names of jobs. It comes before lanes, rows and
// queues, which build on them.

#ifndef DIAGRAM_DERIVE_H
#define DIAGRAM_DERIVE_H

#include "run.h"

// Work, lateness, deliveries, names of jobs, and who acts outside of any
// iteration.
void derive_events(Run *run);

#endif
