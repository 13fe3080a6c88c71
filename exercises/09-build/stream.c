#include "09-streams/stream.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>

#include "05-tasks/sleep.h"
#include "die.h"
#include "misuse.h"
#include "os_error.h"

#include "exercises/todo.h"

// -- all streams of a loop ----------------------------------------------------

typedef struct Streams {
  Attachment attachment;
  Stream *first;
} Streams;

static void destroy(Stream *self) {
  *self->link = self->next;
  if (self->next)
    self->next->link = self->link;
  if (!self->ended)
    loop_close_file(self->loop, self->fd);
  bytes_release(&self->in);
  bytes_release(&self->out);
  bytes_release(&self->line);
  free(self);
}

static Streams *loop_streams(Loop *loop);

static void free_streams(Loop *loop) {
  Streams *all = loop_streams(loop);
  while (all->first)
    destroy(all->first);
  free(all);
}

static Streams *loop_streams(Loop *loop) {
  Attachment *attachment = attachments_find(loop->attachments, free_streams);
  if (attachment)
    return (Streams *)attachment;
  Streams *all = allocate(sizeof *all);
  all->attachment = (Attachment){.free = free_streams};
  loop_attach(loop, &all->attachment);
  return all;
}

static void wake_reader(Stream *self) {
  TODO; // your code
}

static void end(Loop *loop, void *arg) { // _call_connection_lost
  TODO;
}

static void end_soon(Stream *self) {
  TODO; // your code
}

static bool goes_nowhere(const Stream *self) { // the end is near, or past
  TODO;
}

// Nobody is told here: it is known to who asks for more. RETURNED None.
static Outcome fail(Stream *self, Outcome error) { // _fatal_error
  TODO;
}

// -- reading ------------------------------------------------------------------

static void readable(Loop *loop, void *arg) {
  TODO; // your code
}

// -- for stream_read.c --------------------------------------------------------
void stream_watch(Stream *self) {
  TODO; // your code
}

// -- writing ------------------------------------------------------------------

// How many the system takes; or RAISED.
static Outcome send_some(Stream *self, const void *data, size_t size) {
  TODO; // your code
}

static void all_is_sent(Stream *self) {
  TODO; // your code
}

static void writable(Loop *loop, void *arg) {
  TODO; // your code
}

// RETURNED None, also when the connection has ended: then it goes nowhere.
// RAISED RuntimeError behind stream_write_eof().
Outcome stream_write(Stream *self, const void *data, size_t size) {
  TODO; // your code
}

// RETURNED None when no more than LOW_WATER waits, or nobody has to wait.
// RAISED ConnectionResetError when the connection is being closed or has ended,
// or the error that it has died of.
Outcome stream_drain(Coroutine *caller, Stream *self) {
  TODO; // your code
}

// The other side shall see the end, behind all that was written.
void stream_write_eof(Stream *self) {
  TODO; // your code
}

// Takes the socket, which is connected. Owned by the caller.
Stream *stream_new(Loop *loop, int fd) {
  TODO; // your code
}

// RETURNED a new stream, as value_as_ptr(), owned by the caller; RAISED as
// sock_connect().
Outcome open_connection(Coroutine *self, const char *host, int port) {
  TODO; // your code
}

void stream_close(Stream *self) {
  TODO; // your code
}

void stream_abort(Stream *self) {
  TODO; // your code
}

// RETURNED None when the connection has ended, or RAISED what it has died of.
Outcome stream_wait_closed(Coroutine *caller, Stream *self) {
  TODO; // your code
}

// Closes it, and gives it back: it goes when it has ended, at the latest with
// its loop. NULL is fine. While a task waits for it, it ends the program.
void stream_free(Stream *self) {
  TODO; // your code
}
