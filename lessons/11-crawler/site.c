#include "11-crawler/site.h"

#include <string.h>

#include "address.h"
#include "text.h"

bool site_find(const Known *known, const char *path, WebPage *page) {
  while (known->path && strcmp(known->path, path) != 0)
    known++;
  if (known->path)
    *page = (WebPage){known->kind, known->seconds, text_new("%s", known->text)};
  return known->path;
}

static WebFind *pages;
static Address address; // of the server

// async def serve(reader, writer):
static Outcome serve(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, pages);
}

Outcome site_connect(Coroutine *caller) {
  return open_connection(caller, address_host(&address), 0);
}

static Outcome connect_any(Coroutine *caller, const char *name, int port) {
  (void)name, (void)port;
  return site_connect(caller);
}

Outcome crawl_site(Coroutine *caller, Crawl *self, WebFind *find) {
  int listener = (int)value_as_int(TRY(sock_listen("@", 0, 100)));
  pages = find;
  address = address_of(listener);
  if (!self->connect)
    self->connect = connect_any;
  Server *server = start_server(loop_running(), serve, listener);
  Outcome o = crawl_run(caller, self);
  server_free(server);
  return o;
}
