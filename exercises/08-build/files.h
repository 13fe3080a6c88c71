// files.h: callbacks that wait for files.
//
//   loop_add_reader(loop, fd, readable, arg); // void readable(Loop *, void *)
//   ...
//   loop_remove_reader(loop, fd);
//   close(fd);
//
// For each file the loop knows at most one callback to call when there is
// something to be read, its reader, and one for when there is room to write,
// its writer. They are called in each iteration in which the file is ready,
// again and again, until they are removed or have done something about it.
//
// Nobody watches a file that is closed: its callbacks are removed first, or it
// is closed by loop_close_file(). The system gives its number to the next file.
//
// Python: add_reader() and its like in asyncio/selector_events.py.
#ifndef FILES_H
#define FILES_H

#include "08-sockets/waiting.h"

// In place of the callback that was there before, if any: that does not run
// any more, even if its file is ready. RETURNED None, or RAISED: ValueError for
// a negative number, OSError when there is no such file or the system cannot
// wait for it, as for an ordinary file; RuntimeError when the loop is closed.
Outcome loop_add_reader(Loop *self, int fd, Callback *callback, void *arg);
Outcome loop_add_writer(Loop *self, int fd, Callback *callback, void *arg);
// False: there was none.
bool loop_remove_reader(Loop *self, int fd);
bool loop_remove_writer(Loop *self, int fd);
// Removes both and closes the file; on a closed loop, too. NULL for the loop:
// no loop has watched it.
void loop_close_file(Loop *self, int fd);

// -- for whoever waits once, and soon again -----------------------------------

// The argument of the callback there, or NULL; and is it that callback?
void *loop_watcher(Loop *self, int fd, Direction direction, Callback *callback);
// Removes the callback if its argument still is `arg`: who came later stays.
// The system is not told, for whoever has read mostly waits again at once, and
// then there is nothing to tell.
void loop_leave_file(Loop *self, int fd, Direction direction, const void *arg);

#endif
