// pages.h: the pages that a crawler has found, each once.
//
// Whoever crawls must remember where he was, or he walks in circles: two pages
// that link to each other are enough.
//
// They belong to hosts. A host is one that we visit when a page of it was
// wanted in the first place; links to others lead away.
#ifndef PAGES_H
#define PAGES_H

#include "07-queues/semaphore.h"
#include "09-streams/stream.h"

enum { MOST_WORKERS = 64, PAGE_BUCKETS = 1024 };

typedef struct Host {
  struct Host *next;
  char *name;                 // owned: "kit:8000"
  Semaphore places;           // so many fetches at a time
  Stream *idle[MOST_WORKERS]; // owned: connections to be used again
  size_t idle_count;
} Host;

typedef enum { FOUND, ASKED, DONE } PageState;

typedef struct Page {
  struct Page *next, *same_bucket;
  char *url;          // owned
  Host *host;         // borrowed, of the same Pages
  unsigned depth;     // so many links away from where it began
  unsigned redirects; // ... and so many redirects behind the last link

  PageState state;
  unsigned worker; // who has asked for it
  int status;      // of the answer; 0: there was none
  size_t bytes, links;
  Outcome error; // RAISED: why there is nothing
} Page;

typedef struct Pages { // zeroed, it is empty
  Page *first;         // in the order in which they were found
  size_t count;
  Page *last, *buckets[PAGE_BUCKETS];
  Host *hosts;
} Pages;

// From now on the host of this address is one of ours.
void pages_add_host(Pages *self, const char *url, unsigned places);
// Takes the address. A new page of one of our hosts; or NULL: it was found
// before, or is nobody's whom we visit.
Page *pages_add(Pages *self, char *url);
// Prints how they have ended, and how many each time.
void pages_report(const Pages *self);
void pages_close(Pages *self);   // the connections; the loop is there still
void pages_release(Pages *self); // all of it

#endif
