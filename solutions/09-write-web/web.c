// web.c: a guest of a web server
#include <string.h>

#include "exercise.h"

static const char *answer_to(const char *head) {
  bool is_get = !strncmp(head, "GET ", 4);
  bool is_hello = is_get && !strncmp(head + 4, "/hello ", 7);
  const char *status = is_hello ? "200 OK"
                       : is_get ? "404 Not Found"
                                : "405 Method Not Allowed";
  const char *text = is_hello ? "hello\n"
                     : is_get ? "not found\n"
                              : "only GET\n";
  return text_format("HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n%s", status,
                     strlen(text), text);
}

Outcome web(Coroutine *self, void *arg) {
  Stream *stream = arg;
  while (true) {
    Outcome head = stream_readuntil(self, stream, "\r\n\r\n");
    if (head.how == RAISED && head.error.type == IncompleteReadError)
      return returned(value_none()); // the guest has ended
    TRY(head);
    const char *answer = answer_to(value_as_str(head.value));
    TRY(stream_write(stream, answer, strlen(answer)));
    TRY(stream_drain(self, stream));
  }
}
