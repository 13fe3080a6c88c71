// stream_read.h: what has come, in the pieces that one wants.
//
// Bytes come in pieces of any size. These wait until what was asked for is
// there: something, so many bytes, or a line. One task at a time may wait for a
// stream; a second one is a RuntimeError.
//
// When the connection has died of an error, each of them raises it, and what
// has come before is out of reach.
//
// Python: StreamReader in asyncio/streams.py.
#ifndef STREAM_READ_H
#define STREAM_READ_H

#include "09-streams/stream.h"

// RETURNED how many came, at most `size`; 0 at the end, or when size is 0.
Outcome stream_read(Coroutine *caller, Stream *self, void *buffer, size_t size);
// RETURNED None when all `size` bytes are in the buffer. RAISED
// IncompleteReadError when the end comes first: what there was stands in the
// buffer, and the stream is empty.
Outcome stream_readexactly(Coroutine *caller, Stream *self, void *buffer,
                           size_t size);
// RETURNED a string with the line and its '\n', borrowed until the next line is
// read; self->line has its bytes. At the end the rest without a '\n', then "".
// RAISED ValueError when it is longer than the limit: it is thrown away.
Outcome stream_readline(Coroutine *caller, Stream *self);
// The same up to a separator, and with it. RAISED ValueError when that is
// empty; IncompleteReadError when the end comes first, with what there was in
// self->line; LimitOverrunError when it takes more than the limit: then all of
// it stays.
Outcome stream_readuntil(Coroutine *caller, Stream *self,
                         const char *separator);
bool stream_at_eof(const Stream *self); // the end, and nothing is left

#endif
