// till.c: adds up what a guest orders
#include <stdlib.h>
#include <string.h>

#include "exercise.h"

Outcome till(Coroutine *self, void *arg) {
  Stream *stream = arg;
  int sum = 0;
  while (true) {
    const char *line = value_as_str(TRY(stream_readline(self, stream)));
    if (!*line)
      return returned(value_int(sum));
    sum += atoi(line);
    const char *answer = text_format("so far: %d\n", sum);
    TRY(stream_write(stream, answer, strlen(answer)));
    TRY(stream_drain(self, stream));
  }
}
