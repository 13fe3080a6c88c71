// till.c: adds up what a guest orders
#include <stdlib.h>
#include <string.h>

#include "exercise.h"

Outcome till(Coroutine *self, void *arg) {
  Stream *stream = arg;
  int sum = 0;
  while (!stream->eof) {
    char line[100] = "";
    TRY(stream_read(self, stream, line, sizeof line - 1));
    if (!*line)
      break;
    sum += atoi(line);
    const char *answer = text_format("so far: %d\n", sum);
    TRY(stream_write(stream, answer, strlen(answer)));
    TRY(stream_drain(self, stream));
  }
  return returned(value_int(sum));
}
