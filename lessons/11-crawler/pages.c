// pages.c: the pages that a crawler has found, each once
//
// Python's twin is in crawler.py.
#include "11-crawler/pages.h"

#include <stdlib.h>
#include <string.h>

#include "11-crawler/links.h"
#include "die.h"
#include "trace.h"

static Host *find_host(const Pages *self, const char *url) {
  const char *name = url_host(url);
  Host *host = self->hosts;
  while (host && strcmp(host->name, name) != 0)
    host = host->next;
  return host;
}

void pages_add_host(Pages *self, const char *url, unsigned places) {
  if (find_host(self, url))
    return;
  Host *host = allocate(sizeof *host);
  *host = (Host){.next = self->hosts,
                 .name = text_new("%s", url_host(url)),
                 .places = {.value = places}};
  self->hosts = host;
}

// Where this page stands among those of the same bucket, or would stand.
static Page **find_page(Pages *self, const char *url) {
  unsigned hash = 5381;
  for (const char *c = url; *c; c++)
    hash = hash * 33 + (unsigned char)*c;
  Page **page = &self->buckets[hash % PAGE_BUCKETS];
  while (*page && strcmp((*page)->url, url) != 0)
    page = &(*page)->same_bucket;
  return page;
}

Page *pages_add(Pages *self, char *url) {
  Host *host = find_host(self, url);
  Page **place = find_page(self, url);
  if (*place || !host) {
    free(url);
    return NULL;
  }
  Page *page = *place = allocate(sizeof *page);
  *page = (Page){.url = url, .host = host, .error = returned(value_none())};
  *(self->last ? &self->last->next : &self->first) = page;
  self->last = page;
  self->count++;
  return page;
}

// -- the report ---------------------------------------------------------------

// How it has ended, as a number: two of the same have the same.
static int end_of(const Page *page) {
  return page->error.how == RAISED ? -(int)page->error.error.type
         : page->state == DONE     ? page->status
                                   : 0;
}

static const char *end_name(const Page *page) {
  if (page->error.how == RAISED)
    return error_type_name(page->error.error.type);
  return page->state == DONE ? text_format("%d", page->status) : "not fetched";
}

void pages_report(const Pages *self) {
  for (const Page *page = self->first; page; page = page->next) {
    const Page *other = self->first;
    while (other != page && end_of(other) != end_of(page))
      other = other->next;
    if (other != page)
      continue; // counted with that one
    size_t count = 0;
    for (; other; other = other->next)
      count += end_of(other) == end_of(page);
    print("%5zu x %s", count, end_name(page));
  }
}

// -- the end ------------------------------------------------------------------

void pages_close(Pages *self) {
  for (Host *host = self->hosts; host; host = host->next)
    while (host->idle_count)
      stream_free(host->idle[--host->idle_count]);
}

void pages_release(Pages *self) {
  for (Page *page = self->first, *next; page; page = next) {
    next = page->next;
    free(page->url);
    free(page);
  }
  for (Host *host = self->hosts, *next; host; host = next) {
    next = host->next;
    free(host->name);
    free(host);
  }
  *self = (Pages){0};
}
