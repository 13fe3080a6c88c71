#include "figure.h"

#include <stdlib.h>
#include <string.h>

// The targets are ratios to a peer that was measured in the same rounds.
const Figure figures[] = {
    {"next", "ns", "next() or send(), there and back", "fcontext", 0.5},
    {"next in a helper", "ns",
     "the same, yielding in a function that is called", "fcontext", 1.0},
    {"create and run", "ns", "create, run to the end, free", "fcontext", 0.6},
    {"call_soon", "ns", "a callback that schedules the next one", "libev", 0.8},
    {"timers", "ns", "schedule and expire, random deadlines", "libev", 0.6},
    {"cancel", "ns", "the same, 90 % cancelled before", "libev", 0.5},
    {"orders", "ns", "schedule and expire, in ten orders", NULL, 0},
    {"sleep(0)", "ns", "a task gives way to the others", "uvloop", 1.0 / 20},
    {"hand over", "ns", "two tasks hand a future to and fro", "uvloop",
     1.0 / 22},
    {"await a task", "ns", "create a task and await it", "uvloop", 1.0 / 25},
    {"coroutines", "ns", "next() on each of so many in turn", "fcontext", 1.1},
    {"start many", "ns", "create, start and free: each of so many", NULL, 0},
    {"yield from", "ns", "next() through a chain so deep", NULL, 0},
    {"echo callbacks", "ns", "a request, of the server's time", "epoll", 1.05},
    {"callbacks, its own", "ns", "the same, in user mode", NULL, 0},
    {"callbacks, idle", "bytes", "memory of each connection", NULL, 0},
    {"echo streams", "ns", "a request, of the server's time", "epoll", 1.11},
    {"streams, its own", "ns", "the same, in user mode", NULL, 0},
    {"streams, idle", "bytes", "memory of each connection", NULL, 0},
    {"echo sock", "ns", "a request, of the server's time", "epoll", 1.25},
    {"sock, its own", "ns", "the same, in user mode", NULL, 0},
    {"sock, idle", "bytes", "memory of each connection", NULL, 0},
    {"crawl", "ns", "a page, of the time that goes by", NULL, 0},
    {"crawl, its own", "ns", "a page, of the crawler's time", NULL, 0},
    {"crawl, memory", "bytes", "the most, with 3,000 pages", NULL, 0},
    {"a million", "bytes", "memory of each suspended coroutine", NULL, 0},
    {"sleepers", "bytes", "memory of each sleeping task", NULL, 0},
    {0}};

Result results[400];
int result_count;

const char *figure_named(const char *name) {
  const Figure *f = figures;
  while (f->name && strcmp(f->name, name))
    f++;
  return f->name;
}

Result *result_find(const char *figure, const char *name, long size) {
  for (int i = 0; i < result_count; i++) {
    Result *r = &results[i];
    if (!strcmp(r->figure, figure) && !strcmp(r->name, name) && r->size == size)
      return r;
  }
  return NULL;
}

void result_add(const char *figure, const char *name, long size, double ns) {
  Result *r = result_find(figure, name, size);
  if (!r && result_count < (int)(sizeof results / sizeof *results)) {
    r = &results[result_count++];
    *r = (Result){.figure = figure, .name = strdup(name), .size = size};
  }
  if (r && r->count < MOST_SAMPLES)
    r->samples[r->count++] = ns;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

// One of the samples in order: `part` of the way from the least to the most.
static double at(const Result *self, double part) {
  double sorted[MOST_SAMPLES];
  memcpy(sorted, self->samples, sizeof sorted);
  qsort(sorted, (size_t)self->count, sizeof *sorted, compare);
  int i = (int)(part * self->count);
  return sorted[i < self->count ? i : self->count - 1];
}

double median(const Result *self) { return at(self, 0.5); }
double best(const Result *self) { return at(self, 0); }
double worst(const Result *self) { return at(self, 1); }

double spread(const Result *self) {
  return (at(self, 0.75) - at(self, 0.25)) / median(self);
}

// In each of the processes: what disturbs the machine for a while disturbs
// both.
static Result parts_of(const Result *kit, const Result *rival) {
  Result parts = {0};
  for (int i = 0; i < kit->count && i < rival->count; i++)
    if (rival->samples[i] > 0)
      parts.samples[parts.count++] = kit->samples[i] / rival->samples[i];
  return parts;
}

double median_ratio(const Result *kit, const Result *rival) {
  Result parts = parts_of(kit, rival);
  return parts.count ? median(&parts) : 0;
}

double worst_ratio(const Result *kit, const Result *rival) {
  Result parts = parts_of(kit, rival);
  return parts.count ? worst(&parts) : 0;
}

double ratio(const Figure *figure, long size) {
  Result *kit = result_find(figure->name, "kit", size);
  Result *rival =
      figure->rival ? result_find(figure->name, figure->rival, size) : NULL;
  return kit && rival ? median_ratio(kit, rival) : 0;
}
