// site.h: a crawl of pages that the same program serves.
//
//   static const Known kit[] = {{"/", WITH_LENGTH, 1.5, "<a href='a'>"}, {0}};
//   static bool find(const char *host, const char *path, WebPage *page) {
//     return site_find(kit, path, page);
//   }
//   ...
//   crawl_add(&crawl, "http://kit/");
//   Outcome o = crawl_site(self, &crawl, find);
//
// Crawler and server are tasks of one loop, and talk over a socket without a
// network: on the virtual clock each run is like the one before.
#ifndef SITE_H
#define SITE_H

#include "11-crawler/crawler.h"
#include "11-crawler/httpd.h"

typedef struct Known { // a page
  const char *path;
  WebKind kind;
  double seconds;
  const char *text;
} Known;

// Looks for it among pages of which the last has no path.
bool site_find(const Known *known, const char *path, WebPage *page);

// As crawl_run(). One server has the pages of all hosts. One at a time.
Outcome crawl_site(Coroutine *caller, Crawl *self, WebFind *find);
// A connection to that server, as open_connection().
Outcome site_connect(Coroutine *caller);

#endif
