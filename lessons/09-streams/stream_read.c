#include "09-streams/stream_read.h"

#include <string.h>

static Outcome wait_for_data(Coroutine *caller, Stream *self,
                             const char *what) {
  if (self->reader)
    return raised_format(RuntimeError,
                         "%s() called while another coroutine is already "
                         "waiting for incoming data",
                         what);
  if (self->paused)
    stream_watch(self);
  self->caller = caller;
  Future *future = self->reader = future_new(self->loop);
  Outcome o = await(caller, future);
  self->reader = NULL; // finally
  future_cancel(future);
  future_free(future);
  return ended(o);
}

// Drops so many, which were asked for; there may be room for more.
static void take(Stream *self, void *buffer, size_t count) {
  if (buffer && count)
    memcpy(buffer, bytes_first(&self->in), count);
  bytes_drop(&self->in, count);
  if (self->paused && self->in.count <= self->limit)
    stream_watch(self);
}

static Outcome check_error(const Stream *self) {
  return self->ended ? self->error : returned(value_none());
}

bool stream_at_eof(const Stream *self) {
  return self->eof && self->in.count == 0;
}

Outcome stream_read(Coroutine *caller, Stream *self, void *buffer,
                    size_t size) {
  TRY(check_error(self));
  if (size == 0)
    return returned(value_int(0));
  if (!self->in.count && !self->eof)
    TRY(wait_for_data(caller, self, "read"));
  TRY(check_error(self));
  size_t count = self->in.count < size ? self->in.count : size;
  take(self, buffer, count);
  return returned(value_int((int64_t)count));
}

Outcome stream_readexactly(Coroutine *caller, Stream *self, void *buffer,
                           size_t size) {
  TRY(check_error(self));
  while (self->in.count < size) {
    if (self->eof) {
      size_t count = self->in.count;
      take(self, buffer, count);
      return raised_format(IncompleteReadError,
                           "%zu bytes read on a total of %zu expected bytes",
                           count, size);
    }
    TRY(wait_for_data(caller, self, "readexactly"));
    TRY(check_error(self));
  }
  take(self, buffer, size);
  return returned(value_none());
}

// Where the separator begins, from there on; or how many there are.
static size_t find(const Stream *self, size_t from, const char *separator,
                   size_t length) {
  const char *first = self->in.count ? bytes_first(&self->in) : NULL;
  for (size_t i = from; i + length <= self->in.count; i++)
    if (!memcmp(first + i, separator, length))
      return i;
  return self->in.count;
}

// Lends the first so many bytes, as a string.
static Outcome lend(Stream *self, size_t count) {
  bytes_release(&self->line);
  bytes_add(&self->line, self->in.count ? bytes_first(&self->in) : "", count);
  bytes_add(&self->line, "", 1);
  self->line.count--; // the zero byte does not count
  take(self, NULL, count);
  return returned(value_str(bytes_first(&self->line)));
}

Outcome stream_readuntil(Coroutine *caller, Stream *self,
                         const char *separator) {
  size_t length = strlen(separator), at, from = 0;
  if (length == 0)
    return raised(ValueError, "Separator should be at least one-byte string");
  TRY(check_error(self));
  while ((at = find(self, from, separator, length)) == self->in.count) {
    from = at < length ? 0 : at + 1 - length;
    if (from > self->limit)
      return raised(LimitOverrunError,
                    "Separator is not found, and chunk exceed the limit");
    if (self->eof) {
      size_t count = self->in.count;
      lend(self, count);
      return raised_format(IncompleteReadError,
                           "%zu bytes read on a total of undefined expected "
                           "bytes",
                           count);
    }
    TRY(wait_for_data(caller, self, "readuntil"));
    TRY(check_error(self));
  }
  if (at > self->limit)
    return raised(LimitOverrunError,
                  "Separator is found, but chunk is longer than limit");
  return lend(self, at + length);
}

Outcome stream_readline(Coroutine *caller, Stream *self) {
  Outcome o = stream_readuntil(caller, self, "\n");
  if (o.how != RAISED)
    return o;
  if (o.error.type == IncompleteReadError) // the last line
    return returned(value_str(bytes_first(&self->line)));
  if (o.error.type != LimitOverrunError)
    return o;
  size_t at = find(self, 0, "\n", 1); // the long line goes, or all there is
  take(self, NULL, at < self->in.count ? at + 1 : at);
  return raised(ValueError, o.error.message);
}
