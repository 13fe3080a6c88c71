// server.h: whoever connects gets a task of his own.
//
//   static Outcome greet(Coroutine *self, void *arg) {
//     Stream *stream = arg;
//     ...
//   }
//   Server *server = start_server(loop, greet, listener);
//
// The task's stream is closed, behind all that was written, and given back when
// the task is done. What it raises goes to the loop's exception handler: a
// server is not stopped by a guest. Connections fail often, so a task catches
// OSError where it knows better.
//
// Python: start_server() in asyncio/streams.py, Server in base_events.py.
#ifndef SERVER_H
#define SERVER_H

#include "05-tasks/task.h"
#include "09-streams/stream_read.h"

typedef struct Server {
  Loop *loop;          // borrowed
  int listener;        // owned; -1 when it is closed
  CoroutineBody *body; // its argument is the Stream, borrowed
  Handle retry;        // when files have run out
} Server;

// Takes the listener, as sock_listen() gives it. Owned by the caller.
Server *start_server(Loop *loop, CoroutineBody *body, int listener);
// Nobody is accepted any more; those who are connected go on.
void server_close(Server *self);
void server_free(Server *self); // closes it first; NULL is fine

#endif
