// wait_file.h: a coroutine waits for a file.
//
//   TRY(wait_readable(self, fd)); // and then read, without waiting
//
// The loop's callback sets a future, and the task waits for that. The callback
// is removed when it is called or the wait is over, whatever ends it. It only
// says that something is there: who waited reads it himself, in his own step,
// so a task that is cancelled in that moment has lost nothing.
//
// Whoever waits later for the same file and direction takes the place of the
// one before, who then is never woken.
//
// Python: _sock_recv() and _sock_read_done() in asyncio/selector_events.py.
#ifndef WAIT_FILE_H
#define WAIT_FILE_H

#include "05-tasks/future.h"
#include "08-sockets/files.h"

// Both: RETURNED None, or RAISED what loop_add_reader() does, CancelledError,
// or RuntimeError when no loop runs.
Outcome wait_readable(Coroutine *self, int fd);
Outcome wait_writable(Coroutine *self, int fd);

// Calls `attempt` in each iteration in which the file is ready, until that has
// RETURNED True, or RAISED an error, with which the wait then ends.
typedef Outcome FileTry(int fd, void *arg);
Outcome wait_until_done(Coroutine *self, int fd, Direction direction,
                        FileTry *attempt, void *arg);

// Does a task wait for this file by one of these?
bool file_is_awaited(Loop *loop, int fd);

#endif
