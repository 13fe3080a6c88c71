#include "09-streams/stream_read.h"

#include <string.h>

#include "exercises/todo.h"

static Outcome wait_for_data(Coroutine *caller, Stream *self,
                             const char *what) {
  TODO; // your code
}

// Drops so many, which were asked for; there may be room for more.
static void take(Stream *self, void *buffer, size_t count) {
  TODO; // your code
}

static Outcome check_error(const Stream *self) {
  TODO; // your code
}

bool stream_at_eof(const Stream *self) {
  TODO; // your code
}

// RETURNED how many came, at most `size`; 0 at the end, or when size is 0.
Outcome stream_read(Coroutine *caller, Stream *self, void *buffer,
                    size_t size) {
  TODO; // your code
}

// RETURNED None when all `size` bytes are in the buffer. RAISED
// IncompleteReadError when the end comes first: what there was stands in the
// buffer, and the stream is empty.
Outcome stream_readexactly(Coroutine *caller, Stream *self, void *buffer,
                           size_t size) {
  TODO; // your code
}

// Where the separator begins, from there on; or how many there are.
static size_t find(const Stream *self, size_t from, const char *separator,
                   size_t length) {
  TODO; // your code
}

// Lends the first so many bytes, as a string.
static Outcome lend(Stream *self, size_t count) {
  TODO; // your code
}

// The same up to a separator, and with it. RAISED ValueError when that is
// empty; IncompleteReadError when the end comes first, with what there was in
// self->line; LimitOverrunError when it takes more than the limit: then all of
// it stays.
Outcome stream_readuntil(Coroutine *caller, Stream *self,
                         const char *separator) {
  TODO; // your code
}

// RETURNED a string with the line and its '\n', borrowed until the next line is
// read; self->line has its bytes. At the end the rest without a '\n', then "".
// RAISED ValueError when it is longer than the limit: it is thrown away.
Outcome stream_readline(Coroutine *caller, Stream *self) {
  TODO; // your code
}
