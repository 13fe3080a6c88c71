// Measures the kit beside its peers: make bench.
#define _GNU_SOURCE
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chart.h"
#include "die.h"
#include "echo.h"
#include "fcontext.h"
#include "figure.h"
#include "kit_generators.h"
#include "kit_loop.h"
#include "kit_tasks.h"
#include "loops.h"
#include "orders.h"
#include "plain.h"
#include "switches.h"

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
  const Peer *lists[] = {kit_generator_peers, kit_loop_peers, kit_task_peers,
                         order_peers,         plain_peers,    fcontext_peers,
                         switch_peers,        loop_peers};
  bool alone = !strcmp(figure->unit, "bytes");
  for (int round = 0; round <= rounds; round++)
    for (int i = 0; i < (int)(sizeof lists / sizeof *lists); i++)
      for (const Peer *p = lists[i]; p->run; p++) {
        if (strcmp(p->figure, figure->name))
          continue;
        bool large = p->size >= 100000; // enough to need few rounds
        if ((large || alone) && (round == 0 || round > (alone ? 1 : 4)))
          continue;
        double ns = alone || large ? run_alone(p) : p->run(p->n, p->size);
        if (round > 0 && ns > 0) // the first round is there to warm up
          result_add(p->figure, p->name, p->size, ns);
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
    if (figure_named(figure))
      result_add(figure_named(figure), name, size, ns);
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
  if (kit && kit != r && median(r) > 0)
    printf("  %6.2f", median(kit) / median(r));
  Result *random = result_find(r->figure, "random", r->size);
  if (random)
    printf("  %6.2f x random", median(r) / median(random));
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

static void measure_alone(const char *python) {
  char command[4096];
  pin();
  for (const Figure *f = figures; f->name; f++) {
    fprintf(stderr, "  measuring: %s\n", f->name);
    measure(f, 11);
  }
  if (!python)
    return;
  fprintf(stderr, "  measuring: Python\n");
  snprintf(command, sizeof command, "%s lib/tools/bench/python.py", python);
  measure_python(command);
}

// usage: bench FOLDER PYTHON|'' [echo|alone]: one of the two parts, or both.
int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
#if !defined(NO_TRACE) || WITH_ASAN
  printf("bench: this build has a trace or sanitizers in it, and would measure "
         "them. Use make bench.\n");
  return 2;
#endif
  const char *folder = argc > 1 ? argv[1] : ".";
  const char *python = argc > 2 && *argv[2] ? argv[2] : NULL;
  const char *part = argc > 3 ? argv[3] : "";
  char path[4096];
  if (strcmp(part, "echo"))
    measure_alone(python);
  if (strcmp(part, "alone")) {
    fprintf(stderr, "  measuring: echo\n");
    echo_measure(python, 10);
  }
  results_sort();
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
