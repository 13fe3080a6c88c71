// waiting.h: how a loop waits for files, and which.
//
// Once somebody watches a file, the loop has another clock. Where it slept
// until the next deadline it now asks the system to say which files are ready,
// until that deadline at the latest; for all else the new clock asks the old
// one. What is ready is scheduled when the wait is over, before the timers that
// are due.
//
// A virtual clock stands still while a file is ready, and jumps when none is.
// With no deadline either, it has patience for two real seconds: another
// program may still send something.
//
// files.h says who watches what.
//
// Python: BaseEventLoop._run_once(), BaseSelectorEventLoop._process_events().
#ifndef WAITING_H
#define WAITING_H

#include "04-event-loop/loop.h"
#include "08-sockets/selector.h"

typedef enum { READER, WRITER, DIRECTIONS } Direction;

typedef struct Watch {
  Callback *callback; // NULL: nobody watches
  void *arg;          // borrowed
  Handle handle;      // that will call it, if it is scheduled
} Watch;

typedef struct File { // zeroed, nobody watches it
  Watch watches[DIRECTIONS];
  FileEvents told;   // what the system was asked to report: no less than is
                     // watched
  unsigned unwanted; // reports in a row that nobody was there for
} File;

// What a loop knows of this floor. It hangs on the loop, as an attachment.
typedef struct Files {
  Attachment attachment;
  Clock clock;  // takes the place of the loop's own
  Clock *inner; // that one; the loop's again in the end
  Loop *loop;   // borrowed
  Selector *selector;
  File *files;      // by number
  int count;        // of the numbers that there is room for
  unsigned watches; // how many have a callback
  int waker;        // of a floor above; -1: none
  size_t ready;     // selector->ready[0 .. ready) are to be called
} Files;

Files *loop_files(Loop *loop);      // made when it is asked for first
Files *loop_find_files(Loop *loop); // NULL: nobody has watched a file yet
// The file of this number, which is not negative.
File *files_at(Files *self, int fd);
// What the system shall report from now on. RAISED OSError as it refuses.
Outcome files_tell(Files *self, int fd, FileEvents events);

// This file, when there is something to be read, wakes the loop and calls
// nobody: whoever owns it looks after it himself when the loop has waited.
void files_wake_by(Files *self, int fd);

FileEvents file_watched(const File *self);
FileEvents direction_event(Direction direction);
const char *direction_name(Direction direction); // "read" or "write"

#endif
