// copy.c: from one stream to another
#include "exercise.h"

static Outcome copy_all(Coroutine *self, const Copy *copy) {
  char some[4096];
  int64_t count = 0;
  while (true) {
    int64_t n = value_as_int(TRY(stream_read(self, copy->from, some, 4096)));
    if (n == 0)
      return returned(value_int(count));
    TRY(stream_write(copy->to, some, (size_t)n));
    TRY(stream_drain(self, copy->to));
    count += n;
  }
}

Outcome copy(Coroutine *self, void *arg) {
  const Copy *copy = arg;
  Outcome o = copy_all(self, copy);
  if (o.how == RAISED)
    stream_abort(copy->to);
  else
    stream_write_eof(copy->to);
  return o;
}
