// stream.h: a connection with a buffer on either side.
//
//   Stream *stream = value_as_ptr(TRY(open_connection(self, host, port)));
//   stream_write(stream, "hello\n", 6);
//   TRY(stream_drain(self, stream));
//   const char *line = value_as_str(TRY(stream_readline(self, stream)));
//   stream_free(stream);
//
// What comes is read ahead by the loop, up to twice `limit` bytes, and waits
// here until somebody asks for it: stream_read.h. What is written is sent at
// once as far as the system takes it; the rest waits here, and the loop sends
// it when there is room. Writing never waits. Whoever may write faster than the
// other side reads calls stream_drain(): when more than HIGH_WATER bytes wait,
// it waits until LOW_WATER are left.
//
// A connection ends once: when it was closed and all that was written is sent,
// or with an error. Then its socket is closed, and everybody who waits goes on.
//
// Python: StreamReader, StreamWriter and _SelectorSocketTransport in
// asyncio/streams.py and selector_events.py, as one.
#ifndef STREAM_H
#define STREAM_H

#include "07-queues/waiters.h"
#include "08-sockets/socket.h"
#include "bytes.h"

enum { STREAM_LIMIT = 65536, HIGH_WATER = 65536, LOW_WATER = 16384 };

typedef struct Stream {
  Loop *loop;    // borrowed
  int fd;        // owned; -1 when the connection has ended
  Outcome error; // RAISED: what it has died of; till then RETURNED None

  Bytes in;          // read ahead, and asked for by nobody yet
  size_t limit;      // of a line; STREAM_LIMIT at first
  bool eof;          // nothing more will come
  bool paused;       // too much is there: the loop does not read
  Future *reader;    // of the one who waits for something to read; or NULL
  Coroutine *caller; // that one, to be prefetched; borrowed
  Bytes line;        // what stream_readline() has lent

  Bytes out;      // written, and not sent yet
  bool full;      // more than HIGH_WATER, and not down to LOW_WATER again
  bool eof_asked; // by stream_write_eof()
  Waiters drainers;

  bool closing;    // no more is read, and the end comes when all is sent
  bool ended;      // the socket is closed
  bool freed;      // by its owner
  Waiters closers; // who wait for the end

  struct Stream *next, **link; // all streams of the loop
} Stream;

// Takes the socket, which is connected. Owned by the caller.
Stream *stream_new(Loop *loop, int fd);
// RETURNED a new stream, as value_as_ptr(), owned by the caller; RAISED as
// sock_connect().
Outcome open_connection(Coroutine *self, const char *host, int port);

// RETURNED None, also when the connection has ended: then it goes nowhere.
// RAISED RuntimeError behind stream_write_eof().
Outcome stream_write(Stream *self, const void *data, size_t size);
// RETURNED None when no more than LOW_WATER waits, or nobody has to wait.
// RAISED ConnectionResetError when the connection is being closed or has ended,
// or the error that it has died of.
Outcome stream_drain(Coroutine *caller, Stream *self);
// The other side shall see the end, behind all that was written.
void stream_write_eof(Stream *self);

void stream_close(Stream *self); // when all that was written is sent
void stream_abort(Stream *self); // now; what waits is dropped
// RETURNED None when the connection has ended, or RAISED what it has died of.
Outcome stream_wait_closed(Coroutine *caller, Stream *self);
// Closes it, and gives it back: it goes when it has ended, at the latest with
// its loop. NULL is fine. While a task waits for it, it ends the program.
void stream_free(Stream *self);

// -- for stream_read.c --------------------------------------------------------
void stream_watch(Stream *self); // the loop shall read again

#endif
