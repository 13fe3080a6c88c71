// Measures the kit beside its peers: make bench.
#define _GNU_SOURCE
#include "bench.h"

#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stack.h"

// The targets are ratios to a peer that was measured in the same rounds.
const Figure figures[] = {
    {"next", "ns", "next() or send(), there and back", "fcontext", 0.5},
    {"next in a helper", "ns",
     "the same, yielding in a function that is called", "fcontext", 1.0},
    {"create and run", "ns", "create, run to the end, free", "fcontext", 0.6},
    {"call_soon", "ns", "a callback that schedules the next one", "libev", 0.7},
    {"timers", "ns", "schedule and expire, random deadlines", "libev", 0.6},
    {"cancel", "ns", "the same, 90 % cancelled before", "libev", 0.5},
    {"sleep(0)", "ns", "a task gives way to the others", "uvloop", 1.0 / 20},
    {"hand over", "ns", "two tasks hand a future to and fro", "uvloop",
     1.0 / 25},
    {"await a task", "ns", "create a task and await it", "uvloop", 1.0 / 25},
    {"coroutines", "ns", "next() on each of so many in turn", NULL, 0},
    {"start many", "ns", "create, start and free: each of so many", NULL, 0},
    {"yield from", "ns", "next() through a chain so deep", NULL, 0},
    {"a million", "bytes", "memory of each suspended coroutine", NULL, 0},
    {"sleepers", "bytes", "memory of each sleeping task", NULL, 0},
    {0}};

Result results[200];
int result_count;

// The time that this thread has run: what other programs take from the core
// does not count.
double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

double resident(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  long size, pages = 0;
  if (!file)
    return 0;
  if (fscanf(file, "%ld %ld", &size, &pages) != 2)
    pages = 0;
  fclose(file);
  return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

// -- results ------------------------------------------------------------------

Result *result_find(const char *figure, const char *name, long size) {
  for (int i = 0; i < result_count; i++) {
    Result *r = &results[i];
    if (!strcmp(r->figure, figure) && !strcmp(r->name, name) && r->size == size)
      return r;
  }
  return NULL;
}

static void sample(const char *figure, const char *name, long size, double ns) {
  Result *r = result_find(figure, name, size);
  if (!r && result_count < (int)(sizeof results / sizeof *results)) {
    r = &results[result_count++];
    *r = (Result){.figure = figure, .name = name, .size = size};
  }
  if (r && r->count < MOST_SAMPLES)
    r->samples[r->count++] = ns;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double median(const Result *self) { return self->samples[self->count / 2]; }

// What the middle half of the samples lies apart, of the median.
static double spread(const Result *self) {
  return (self->samples[self->count * 3 / 4] - self->samples[self->count / 4]) /
         median(self);
}

double ratio(const Figure *figure, long size) {
  Result *kit = result_find(figure->name, "kit", size);
  Result *rival =
      figure->rival ? result_find(figure->name, figure->rival, size) : NULL;
  return kit && rival ? median(kit) / median(rival) : 0;
}

// -- measuring ----------------------------------------------------------------

// In a process of its own: memory that somebody has used before would not be
// seen, and what takes gigabytes is given back.
static double run_alone(const Peer *peer) {
  int ends[2];
  double value = 0;
  if (pipe(ends))
    return 0;
  pid_t child = fork();
  if (child == 0) {
    value = peer->run(peer->n, peer->size);
    _exit(write(ends[1], &value, sizeof value) != sizeof value);
  }
  close(ends[1]);
  bool done = child > 0 && read(ends[0], &value, sizeof value) == sizeof value;
  close(ends[0]);
  waitpid(child, NULL, 0);
  return done ? value : 0;
}

static void measure(const Figure *figure, int rounds) {
  const Peer *lists[] = {kit_peers, switch_peers, loop_peers};
  bool alone = !strcmp(figure->unit, "bytes");
  for (int round = 0; round <= rounds; round++)
    for (int i = 0; i < 3; i++)
      for (const Peer *p = lists[i]; p->run; p++) {
        if (strcmp(p->figure, figure->name))
          continue;
        bool large = p->size >= 100000; // enough to need few rounds
        if ((large || alone) && (round == 0 || round > (alone ? 1 : 4)))
          continue;
        double ns = alone || large ? run_alone(p) : p->run(p->n, p->size);
        if (round > 0 && ns > 0) // the first round is there to warm up
          sample(p->figure, p->name, p->size, ns);
      }
}

// Python prints a line for each sample: figure, peer, size and nanoseconds,
// with tabs between.
static void measure_python(const char *command) {
  FILE *python = popen(command, "r");
  char figure[40], name[40];
  long size;
  double ns;
  while (python && fscanf(python, "%39[^\t]\t%39[^\t]\t%ld\t%lf\n", figure,
                          name, &size, &ns) == 4)
    for (const Figure *f = figures; f->name; f++)
      if (!strcmp(f->name, figure)) {
        Result *known = result_find(figure, name, size);
        sample(f->name, known ? known->name : strdup(name), size, ns);
      }
  if (python)
    pclose(python);
}

// One core, for the clock and the caches; the last one has the least to do
// with interrupts.
static void pin(void) {
  cpu_set_t all, one;
  if (sched_getaffinity(0, sizeof all, &all))
    return;
  int last = 0;
  for (int i = 0; i < CPU_SETSIZE; i++)
    if (CPU_ISSET(i, &all))
      last = i;
  CPU_ZERO(&one);
  CPU_SET(last, &one);
  sched_setaffinity(0, sizeof one, &one);
}

// -- the table ----------------------------------------------------------------

static void print_result(const Figure *figure, const Result *r) {
  printf("  %-10s %9ld %10.1f %10.1f", r->name, r->size, median(r),
         r->samples[0]);
  Result *kit = result_find(r->figure, "kit", r->size);
  if (kit && kit != r)
    printf("  %6.2f", median(kit) / median(r));
  if (figure->rival && !strcmp(figure->rival, r->name) && kit)
    printf(" (target %.2f: %s)", figure->target,
           median(kit) <= figure->target * median(r) ? "met" : "missed");
  if (spread(r) > 0.2)
    printf("  spread %.0f %%", 100 * spread(r));
  putchar('\n');
}

static int print_table(void) {
  int noisy = 0;
  for (const Figure *f = figures; f->name; f++) {
    printf("\n%s: %s, in %s\n", f->name, f->what, f->unit);
    printf("  %-10s %9s %10s %10s  %6s\n", "peer", "size", "median", "minimum",
           "kit/it");
    for (int i = 0; i < result_count; i++)
      if (!strcmp(results[i].figure, f->name)) {
        print_result(f, &results[i]);
        noisy += spread(&results[i]) > 0.2;
      }
  }
  return noisy;
}

// usage: bench FOLDER [COMMAND], which runs Python's part.
int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
#if !defined(NO_TRACE) || WITH_ASAN
  printf("bench: this build has a trace or sanitizers in it, and would measure "
         "them. Use make bench.\n");
  return 2;
#endif
  const char *folder = argc > 1 ? argv[1] : ".";
  char path[4096];
  pin();
  for (const Figure *f = figures; f->name; f++) {
    fprintf(stderr, "  measuring: %s\n", f->name);
    measure(f, 11);
  }
  fprintf(stderr, "  measuring: Python\n");
  if (argc > 2)
    measure_python(argv[2]);
  for (int i = 0; i < result_count; i++)
    qsort(results[i].samples, (size_t)results[i].count, sizeof(double),
          compare);
  int noisy = print_table();
  if (noisy)
    printf("\nThis machine is too busy to tell exactly: %d of %d figures have "
           "a spread of more than 20 %%.\n",
           noisy, result_count);
  snprintf(path, sizeof path, "%s/bench.json", folder);
  write_json(path);
  snprintf(path, sizeof path, "%s/bench.svg", folder);
  write_chart(path);
  printf("\nThe chart: %s\n", path);
}
