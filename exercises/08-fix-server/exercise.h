// exercise.h: what server.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "08-sockets/socket.h"

// Takes whoever comes to this listener, and sends back in capitals what he
// sends, until he closes his side, each in a task of its own: nobody waits for
// anybody. What happens to one connection concerns nobody else. Each socket is
// closed when its task is done. Serves until it is cancelled: RAISED
// CancelledError; then nobody is served any more, and no socket is left but the
// listener, which is borrowed.
//
// async def serve(listener):
Outcome serve(Coroutine *self, void *listener); // an int *

#endif
