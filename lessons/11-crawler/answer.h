// answer.h: what a web server has answered.
//
//   Answer answer = {0};
//   Outcome o = answer_read(self, stream, 100000, &answer);
//   ... // answer.status, answer.body
//   answer_release(&answer);
//
// An answer is a head of lines, an empty line, and a body:
//
//   HTTP/1.1 200 OK\r\n
//   Content-Length: 6\r\n
//   \r\n
//   hello\n
//
// There are three ways to say where the body ends: its length; pieces, each
// with its length before it ("chunked"), the last one of length 0; or the end
// of the connection. In the first two the connection may be used again.
//
// A server may be broken, or mean no good. What is no answer is a ValueError,
// and so is a body of more than `most` bytes: no more are kept than that.
//
// The standard: RFC 9112.
#ifndef ANSWER_H
#define ANSWER_H

#include "09-streams/stream_read.h"
#include "bytes.h"

typedef struct Answer {
  int status;     // 200; 0: there is none yet
  int64_t length; // of the body; -1: not said
  bool chunked;
  bool keeps; // the connection serves on
  bool html;
  char *location; // where a redirect leads; owned, or NULL
  Bytes body;     // with a zero byte behind it when it is complete
} Answer;

// RETURNED None; or RAISED ValueError for what is no answer,
// IncompleteReadError when it ends too early, LimitOverrunError for a line or a
// head that is longer than the stream's limit, OSError. In each case it is to
// be released.
Outcome answer_read(Coroutine *caller, Stream *stream, size_t most,
                    Answer *self);
void answer_release(Answer *self);

// The head alone, as a string with the empty line behind it. It may be
// anything.
Outcome answer_parse(Answer *self, const char *head);

#endif
