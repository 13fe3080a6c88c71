// exercise.h: what web.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "09-streams/server.h"

// Serves one guest of a web server, as start_server() calls it: the stream is
// borrowed. A request is a head of lines that end in "\r\n", and an empty line
// behind them; its first line is "GET /hello HTTP/1.1". The answer has the same
// form, and a text behind the empty line:
//
//   HTTP/1.1 200 OK\r\n
//   Content-Length: 6\r\n
//   \r\n
//   hello\n
//
// Content-Length is how many bytes the text has. "/hello" has the text above,
// any other path is "404 Not Found" with "not found\n", and a method that is
// not GET is "405 Method Not Allowed" with "only GET\n", whatever the path is.
//
// One connection may bring any number of requests, one behind the other, also
// two in one piece. RETURNED None when the guest has ended; half a request at
// the end is none, and gets no answer. RAISED when the connection has failed,
// or LimitOverrunError for a head beyond the stream's limit.
//
// async def web(reader, writer):
Outcome web(Coroutine *self, void *stream);

#endif
