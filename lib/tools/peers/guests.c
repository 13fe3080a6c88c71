#include "peers/guests.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

int guests_here, guests_served;

static Outcome say(Coroutine *self, Stream *stream, const char *text,
                   size_t size) {
  TRY(stream_write(stream, text, size));
  return stream_drain(self, stream);
}

// A function that serves one guest until he ends; what happens to his
// connection stays with him.
static Outcome served(Coroutine *self, Stream *stream,
                      Outcome (*serve)(Coroutine *, Stream *)) {
  guests_here++;
  guests_served++;
  Outcome o = serve(self, stream);
  guests_here--; // finally
  if (o.how == RAISED && error_is(o.error, OSError))
    return returned(value_none());
  return ended(o);
}

static Outcome echo(Coroutine *self, Stream *stream) {
  while (true) {
    Outcome o = stream_readline(self, stream);
    if (o.how == RAISED && o.error.type == ValueError) {
      TRY(say(self, stream, "too long\n", 9));
      continue;
    }
    const char *line = value_as_str(TRY(o));
    if (!*line)
      return returned(value_none());
    TRY(say(self, stream, line, stream->line.count));
  }
}

Outcome guest_echo(Coroutine *self, void *stream) {
  return served(self, stream, echo);
}

static Outcome web(Coroutine *self, Stream *stream) {
  static const char page[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
                             "hello\n";
  while (true) {
    Outcome o = stream_readuntil(self, stream, "\r\n\r\n");
    if (o.how == RAISED && o.error.type == IncompleteReadError)
      return returned(value_none()); // the guest has ended
    bool goes_on = strstr(value_as_str(TRY(o)), " HTTP/1.1\r\n");
    TRY(say(self, stream, page, sizeof page - 1));
    if (!goes_on)
      return returned(value_none());
  }
}

Outcome guest_web(Coroutine *self, void *stream) {
  return served(self, stream, web);
}

int files_open(void) {
  struct rlimit limit = {.rlim_max = 1024};
  int count = 0;
  getrlimit(RLIMIT_NOFILE, &limit);
  int most = limit.rlim_max < 1000000 ? (int)limit.rlim_max : 1000000;
  for (int fd = 0; fd < most; fd++)
    count += fcntl(fd, F_GETFD) != -1;
  return count;
}
