// selector.h: asks the system which files are ready.
//
// Ready to read means that there is something to be read, or that nothing will
// ever come: its end, an error. Ready to write means that there is room for
// something, or that there never will be. The system is told once which files
// we wait for, and reports each of them at every select for as long as it is
// ready: "level triggered".
//
// There are two kinds, epoll_selector.h for Linux and poll_selector.h.
//
// Python: selectors.py.
#ifndef SELECTOR_H
#define SELECTOR_H

#include "value.h"

typedef enum FileEvents {
  EVENT_NONE = 0,
  EVENT_READ = 1,
  EVENT_WRITE = 2,
  EVENT_BOTH = 3
} FileEvents;

typedef struct ReadyFile {
  int fd;
  FileEvents events;
} ReadyFile;

// A select may report so many and leave the others for the next one. So few
// still lie in the cache when their tasks answer them, an iteration later.
enum { READY_MOST = 64 };

typedef struct Selector Selector;

struct Selector {
  // From now on these events of a file are waited for, instead of those that
  // were told before; NONE: none any more, which always succeeds. RAISED
  // OSError when the system refuses the file.
  Outcome (*tell)(Selector *self, int fd, FileEvents before, FileEvents now);
  // Waits until a file is ready, so many seconds at most, or until a signal
  // comes; 0: only looks, INFINITY: however long. Returns how many are ready:
  // self->ready[0 .. n), valid until the next call. If fewer than READY_MOST,
  // they are all.
  size_t (*select)(Selector *self, double seconds);
  // Does the system still know the file that it was told of, though somebody
  // may have closed it?
  bool (*knows)(Selector *self, int fd, FileEvents told);
  void (*free)(Selector *self);
  ReadyFile *ready; // owned
};

// -- for its kinds ------------------------------------------------------------

// Seconds as milliseconds, for the system: rounded up, since a wait that ends
// too early is followed by another one; -1 for INFINITY.
int selector_milliseconds(double seconds);

// What was reported, as the system's bits: an error or a hang-up counts as
// ready for both, so that whoever waits for either hears of it.
FileEvents selector_events(unsigned reported, unsigned in, unsigned out);

#endif
