// httpd.c: a web server that can be good, and bad
//
// Python's twin is httpd.py.
#include "11-crawler/httpd.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "05-tasks/sleep.h"
#include "text.h"

static const char HTML[] = "Content-Type: text/html\r\n";

static Outcome say(Stream *stream, const char *text) {
  return stream_write(stream, text, strlen(text));
}

// -- kinds of pages -----------------------------------------------------------

static Outcome send_status(Stream *stream, const char *status,
                           const char *text) {
  return say(stream, text_format("HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n%s",
                                 status, strlen(text), text));
}

static Outcome send_with_length(Stream *stream, const char *text) {
  say(stream, text_format("HTTP/1.1 200 OK\r\n%sContent-Length: %zu\r\n\r\n",
                          HTML, strlen(text)));
  return say(stream, text);
}

static Outcome send_chunk(Stream *stream, const char *text, size_t size) {
  say(stream, text_format("%zx\r\n", size));
  stream_write(stream, text, size);
  return say(stream, "\r\n");
}

static void send_chunked_head(Stream *stream) {
  say(stream, text_format("HTTP/1.1 200 OK\r\n%s"
                          "Transfer-Encoding: chunked\r\n\r\n",
                          HTML));
}

static Outcome send_in_chunks(Stream *stream, const char *text) {
  size_t size = strlen(text), half = size / 2;
  send_chunked_head(stream);
  if (half)
    send_chunk(stream, text, half);
  if (size)
    send_chunk(stream, text + half, size - half);
  return say(stream, "0\r\n\r\n");
}

static Outcome send_until_closed(Stream *stream, const char *text) {
  say(stream,
      text_format("HTTP/1.1 200 OK\r\n%sConnection: close\r\n\r\n", HTML));
  say(stream, text);
  stream_close(stream);
  return returned(value_none());
}

static Outcome send_moved(Stream *stream, const char *where) {
  return say(stream, text_format("HTTP/1.1 302 Found\r\nLocation: %s\r\n"
                                 "Content-Length: 0\r\n\r\n",
                                 where));
}

// Piece after piece, until the client has enough: then the drain fails.
static Outcome send_for_ever(Coroutine *self, Stream *stream, double pause,
                             size_t count) {
  static const char piece[4096] = "<p>and so on";
  size_t size = pause > 0 ? strlen(piece) : sizeof piece;
  for (size_t i = 0; i < count; i++) {
    send_chunk(stream, piece, size);
    TRY(stream_drain(self, stream));
    if (pause > 0)
      TRY(sleep_for(self, pause));
  }
  return say(stream, "0\r\n\r\n");
}

static Outcome send_huge(Coroutine *self, Stream *stream, WebKind kind) {
  enum { GIGABYTE = 1 << 30 };
  if (kind != HUGE_LENGTH) {
    send_chunked_head(stream);
    return send_for_ever(self, stream, kind == ENDLESS, GIGABYTE / 4096);
  }
  say(stream, text_format("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n",
                          HTML, GIGABYTE));
  return stream_drain(self, stream);
}

static Outcome send_page(Coroutine *self, Stream *stream, const WebPage *page) {
  switch (page->kind) {
  case WITH_LENGTH:
    return send_with_length(stream, page->text);
  case IN_CHUNKS:
    return send_in_chunks(stream, page->text);
  case UNTIL_CLOSED:
    return send_until_closed(stream, page->text);
  case MOVED:
    return send_moved(stream, page->text);
  default:
    return send_huge(self, stream, page->kind);
  }
}

// -- requests -----------------------------------------------------------------

typedef struct Request {
  char *path, *host; // owned
  bool is_get, keeps;
} Request;

// The value of a line of the head, owned; "" when there is no such line.
static char *value_of(const char *head, const char *name) {
  size_t n = strlen(name);
  for (const char *line = head; (line = strstr(line, "\r\n"));) {
    line += 2;
    if (!strncasecmp(line, name, n) && line[n] == ':') {
      const char *value = line + n + 1 + strspn(line + n + 1, " ");
      return text_new("%.*s", (int)strcspn(value, "\r"), value);
    }
  }
  return text_new("%s", "");
}

// "GET /path HTTP/1.1". False: it is no request.
static bool parse(const char *head, Request *request) {
  const char *path = head + strcspn(head, " \r");
  const char *end = *path == ' ' ? path + 1 + strcspn(path + 1, " \r") : path;
  if (path[0] != ' ' || path[1] != '/' || strncmp(end, " HTTP/1.", 8))
    return false;
  char *connection = value_of(head, "Connection");
  *request = (Request){
      .path = text_new("%.*s", (int)(end - path - 1), path + 1),
      .host = value_of(head, "Host"),
      .is_get = !strncmp(head, "GET ", 4),
      .keeps = end[8] != '0' && strcasecmp(connection, "close") != 0,
  };
  free(connection);
  return true;
}

static Outcome answer(Coroutine *self, Stream *stream, const Request *request,
                      WebFind *find) {
  WebPage page = {0};
  if (!request->is_get)
    return send_status(stream, "405 Method Not Allowed", "only GET\n");
  if (!find(request->host, request->path, &page))
    return send_status(stream, "404 Not Found", "not found\n");
  Outcome o = sleep_for(self, page.seconds);
  if (o.how == RETURNED)
    o = send_page(self, stream, &page);
  if (o.how == RETURNED)
    o = stream_drain(self, stream);
  free(page.text);
  return o;
}

// False when there is no next request.
static Outcome serve_one(Coroutine *self, Stream *stream, WebFind *find) {
  Value head = TRY(stream_readuntil(self, stream, "\r\n\r\n"));
  Request request;
  if (!parse(value_as_str(head), &request)) {
    TRY(send_status(stream, "400 Bad Request", "bad request\n"));
    return returned(value_bool(false));
  }
  Outcome o = answer(self, stream, &request, find);
  free(request.path);
  free(request.host);
  return o.how == RAISED
             ? o
             : returned(value_bool(request.keeps && !stream->closing));
}

Outcome httpd_serve(Coroutine *self, Stream *stream, WebFind *find) {
  Outcome o;
  do
    o = serve_one(self, stream, find);
  while (o.how == RETURNED && value_as_bool(o.value));
  bool client = o.how == RAISED &&
                (error_is(o.error, OSError) || error_is(o.error, EOFError) ||
                 error_is(o.error, LimitOverrunError));
  return client ? returned(value_none()) : ended(o);
}
