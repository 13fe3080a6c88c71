#include "11-crawler/answer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text.h"

// -- the head -----------------------------------------------------------------

// A number of digits alone, of base 10 or 16, up to `end`; -1: it is none, or
// more than anybody has.
static int64_t number(const char *text, const char *end, int base) {
  int64_t n = 0;
  if (text == end)
    return -1;
  for (; text < end; text++) {
    int c = tolower((unsigned char)*text);
    int digit = isdigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
    if (digit >= base || n > INT64_MAX / 32)
      return -1;
    n = n * base + digit;
  }
  return n;
}

static Outcome parse_length(Answer *self, const char *value, const char *end) {
  int64_t length = number(value, end, 10);
  if (length < 0 || (self->length >= 0 && self->length != length))
    return raised(ValueError, "bad Content-Length");
  self->length = length;
  return returned(value_none());
}

static bool equals(const char *text, size_t length, const char *name) {
  return length == strlen(name) && !strncasecmp(text, name, length);
}

static Outcome parse_line(Answer *self, const char *line, const char *end) {
  const char *colon = memchr(line, ':', (size_t)(end - line));
  if (!colon || colon == line)
    return raised(ValueError, "bad line in a head");
  const char *value = colon + 1;
  while (value < end && (*value == ' ' || *value == '\t'))
    value++;
  while (end > value && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  size_t name = (size_t)(colon - line), length = (size_t)(end - value);
  if (equals(line, name, "Content-Length"))
    return parse_length(self, value, end);
  if (equals(line, name, "Transfer-Encoding")) {
    if (!equals(value, length, "chunked"))
      return raised(ValueError, "unknown Transfer-Encoding");
    self->chunked = true;
  } else if (equals(line, name, "Connection")) {
    self->keeps = equals(value, length, "close")        ? false
                  : equals(value, length, "keep-alive") ? true
                                                        : self->keeps;
  } else if (equals(line, name, "Content-Type")) {
    self->html = length >= 9 && !strncasecmp(value, "text/html", 9);
  } else if (equals(line, name, "Location") && !self->location) {
    self->location = text_new("%.*s", (int)length, value);
  }
  return returned(value_none());
}

// Of "HTTP/1.1 200 OK\r\n": 200; -1: it is no such line.
static int64_t parse_status(const char *line) {
  if (strncmp(line, "HTTP/1.", 7) || !isdigit((unsigned char)line[7]) ||
      line[8] != ' ')
    return -1;
  int64_t status = number(line + 9, line + 12, 10);
  bool good = status >= 100 && status < 600;
  return good && (line[12] == ' ' || line[12] == '\r') ? status : -1;
}

Outcome answer_parse(Answer *self, const char *head) {
  answer_release(self);
  int64_t status = parse_status(head);
  *self = (Answer){.length = -1, .keeps = status > 0 && head[7] != '0'};
  const char *end = strstr(head, "\r\n"), *line;
  if (!end || status < 0)
    return raised(ValueError, "bad status line");
  for (line = end + 2; (end = strstr(line, "\r\n")) && end > line;
       line = end + 2)
    TRY(parse_line(self, line, end));
  if (!end)
    return raised(ValueError, "bad line in a head"); // a zero byte
  self->status = (int)status;
  return returned(value_none());
}

// -- the body -----------------------------------------------------------------

// So many bytes, or with -1 all that come.
static Outcome read_bytes(Coroutine *caller, Stream *stream, int64_t count,
                          size_t most, Answer *self) {
  char some[4096];
  if (count > (int64_t)(most - self->body.count))
    return raised_format(ValueError, "more than %zu bytes", most);
  while (count != 0) {
    bool all = count < 0 || count > (int64_t)sizeof some;
    size_t size = all ? sizeof some : (size_t)count;
    size_t n =
        (size_t)value_as_int(TRY(stream_read(caller, stream, some, size)));
    if (n == 0 && count < 0)
      break;
    if (n == 0)
      return raised(IncompleteReadError, "the end comes too early");
    if (n > most - self->body.count)
      return raised_format(ValueError, "more than %zu bytes", most);
    bytes_add(&self->body, some, n);
    count -= count < 0 ? 0 : (int64_t)n;
  }
  return returned(value_none());
}

// "1f; whatever\r\n", the bytes, "\r\n"; and a last one of length 0, behind
// which lines of a head may stand.
static Outcome read_chunks(Coroutine *caller, Stream *stream, size_t most,
                           Answer *self) {
  int64_t size = -1;
  while (size != 0) {
    const char *line =
        value_as_str(TRY(stream_readuntil(caller, stream, "\r\n")));
    size = number(line, line + strcspn(line, ";\r \t"), 16);
    if (size < 0)
      return raised(ValueError, "bad length of a chunk");
    TRY(read_bytes(caller, stream, size, most, self));
    if (size > 0 &&
        strcmp(value_as_str(TRY(stream_readuntil(caller, stream, "\r\n"))),
               "\r\n"))
      return raised(ValueError, "bad end of a chunk");
  }
  const char *line;
  do
    line = value_as_str(TRY(stream_readuntil(caller, stream, "\r\n")));
  while (strcmp(line, "\r\n"));
  return returned(value_none());
}

static Outcome read_body(Coroutine *caller, Stream *stream, size_t most,
                         Answer *self) {
  if (self->status == 204 || self->status == 304)
    return returned(value_none());
  if (self->chunked)
    return read_chunks(caller, stream, most, self);
  self->keeps &= self->length >= 0;
  return read_bytes(caller, stream, self->length, most, self);
}

Outcome answer_read(Coroutine *caller, Stream *stream, size_t most,
                    Answer *self) {
  do { // 100 to 199: the answer is still to come
    Value head = TRY(stream_readuntil(caller, stream, "\r\n\r\n"));
    TRY(answer_parse(self, value_as_str(head)));
  } while (self->status < 200);
  TRY(read_body(caller, stream, most, self));
  bytes_add(&self->body, "", 1);
  self->body.count--;
  return returned(value_none());
}

void answer_release(Answer *self) {
  bytes_release(&self->body);
  free(self->location);
  *self = (Answer){0};
}
