// httpd.h: a web server that can be good, and bad.
//
//   static bool find(const char *host, const char *path, WebPage *page);
//   static Outcome serve(Coroutine *self, void *stream) {
//     return httpd_serve(self, stream, find);
//   }
//   Server *server = start_server(loop, serve, listener);
//
// It speaks HTTP/1.1: one connection brings any number of requests, and one
// name may have pages for several hosts. A crawler meets everything, so a page
// may also be late, lead elsewhere, be too much, or never end.
//
// The standard: RFC 9112.
#ifndef HTTPD_H
#define HTTPD_H

#include "09-streams/server.h"

typedef enum WebKind {
  WITH_LENGTH,  // Content-Length says how long it is
  IN_CHUNKS,    // each piece has its length
  UNTIL_CLOSED, // it ends when the connection does
  MOVED,        // it is elsewhere: `text` says where
  HUGE_LENGTH,  // its head says that a gigabyte will come
  FLOOD,        // ... and this one says nothing, and a gigabyte comes
  ENDLESS       // a few bytes each second, for ever
} WebKind;

typedef struct WebPage {
  WebKind kind;
  double seconds; // until it is answered
  char *text;     // the server's: freed when it is sent
} WebPage;

// The page of this path; false: there is none.
typedef bool WebFind(const char *host, const char *path, WebPage *page);

// One connection, until its client has enough. RETURNED None, also when that
// happens in the middle of a page; CancelledError.
Outcome httpd_serve(Coroutine *self, Stream *stream, WebFind *find);

#endif
