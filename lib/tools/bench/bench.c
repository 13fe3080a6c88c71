// Measures the kit beside its peers: make bench.
#define _GNU_SOURCE
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chart.h"
#include "crawl.h"
#include "die.h"
#include "echo.h"
#include "fcontext.h"
#include "figure.h"
#include "kit_generators.h"
#include "kit_loop.h"
#include "kit_tasks.h"
#include "loops.h"
#include "orders.h"
#include "place.h"
#include "plain.h"
#include "switches.h"
#include "text.h"

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
        bool large = p->size >= 100000; // enough to need one round
        if ((large || alone) && round != 1)
          continue;
        double ns = alone || large ? run_alone(p) : p->run(p->n, p->size);
        if (round > 0 && ns > 0) // the first round is there to warm up
          result_add(p->figure, p->name, p->size, ns);
      }
}

// Whoever measures prints a line for each sample: figure, peer, size and
// nanoseconds, with tabs between.
static void measure_by(const char *command) {
  FILE *child = popen(command, "r");
  char figure[40], name[40];
  long size;
  double ns;
  while (child && fscanf(child, "%39[^\t]\t%39[^\t]\t%ld\t%lf\n", figure, name,
                         &size, &ns) == 4)
    if (figure_named(figure))
      result_add(figure_named(figure), name, size, ns);
  if (child)
    pclose(child);
}

// -- the table ----------------------------------------------------------------

static void print_result(const Figure *figure, const Result *r) {
  printf("  %-10s %9ld %10.1f %10.1f", r->name, r->size, median(r), worst(r));
  Result *kit = result_find(r->figure, "kit", r->size);
  if (kit && kit != r && median(r) > 0)
    printf("  %6.2f %6.2f", median_ratio(kit, r), worst_ratio(kit, r));
  Result *random = result_find(r->figure, "random", r->size);
  if (random)
    printf("  %6.2f x random", median(r) / median(random));
  if (figure->rival && !strcmp(figure->rival, r->name) && kit)
    printf(" (target %.2f: %s)", figure->target,
           median_ratio(kit, r) > figure->target  ? "missed"
           : worst_ratio(kit, r) > figure->target ? "missed at worst"
                                                  : "met");
  if (spread(r) > 0.2)
    printf("  spread %.0f %%", 100 * spread(r));
  putchar('\n');
}

static void print_head(const Figure *f) {
  printf("\n%s: %s, in %s\n", f->name, f->what, f->unit);
  printf("  %-10s %9s %10s %10s  %6s %6s\n", "peer", "size", "median", "worst",
         "kit/it", "worst");
}

static int print_table(void) {
  int noisy = 0;
  for (const Figure *f = figures; f->name; f++) {
    bool is_first = true;
    for (int i = 0; i < result_count; i++) {
      if (strcmp(results[i].figure, f->name))
        continue;
      if (is_first)
        print_head(f);
      is_first = false;
      print_result(f, &results[i]);
      noisy += spread(&results[i]) > 0.2;
    }
  }
  return noisy;
}

// -- processes ----------------------------------------------------------------

// In one process addresses, and with them what shares a place in the caches,
// are what chance made them; so there are several, each with some rounds.
enum { PROCESSES = 10, ROUNDS = 3 };

static bool is_wanted(const char *part, const char *name) {
  return !*part || !strcmp(part, name);
}

// What one of them, number `turn`, does and says.
static int measure_once(const char *part, const char *python, int turn) {
  pin_to(true);
  for (const Figure *f = figures; is_wanted(part, "alone") && f->name; f++)
    measure(f, ROUNDS);
  if (is_wanted(part, "echo"))
    echo_measure(python, turn);
  for (int i = 0; i < result_count; i++)
    printf("%s\t%s\t%ld\t%.3f\n", results[i].figure, results[i].name,
           results[i].size, median(&results[i]));
  return 0;
}

static void measure_crawl(const char *self, const char *python) {
  int port = 0;
  pid_t server = crawl_serve(&port);
  measure_by(text_format("'%s' --crawl %d", self, port));
  for (int i = 0; *python && i < 2; i++)
    measure_by(text_format("'%s' lib/tools/bench/crawl.py %d %s", python, port,
                           i ? "uvloop" : "asyncio"));
  kill(server, SIGKILL);
  waitpid(server, NULL, 0);
}

static void measure_all(const char *self, const char *part,
                        const char *python) {
  for (int i = 0; i < PROCESSES; i++) {
    fprintf(stderr, "  measuring: %d of %d\n", i + 1, PROCESSES);
    if (strcmp(part, "crawl"))
      measure_by(
          text_format("'%s' --once '%s' '%s' %d", self, part, python, i));
    if (*python && is_wanted(part, "alone"))
      measure_by(text_format("'%s' lib/tools/bench/python.py", python));
    if (is_wanted(part, "crawl"))
      measure_crawl(self, python);
  }
}

// usage: bench FOLDER PYTHON|'' ''|alone|echo|crawl: one part, or all.
int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
#if !defined(NO_TRACE) || WITH_ASAN
  printf("bench: this build has a trace or sanitizers in it, and would measure "
         "them. Use make bench.\n");
  return 2;
#endif
  if (argc == 3 && !strcmp(argv[1], "--crawl"))
    return crawl_once(atoi(argv[2]));
  if (argc < 4)
    return 2;
  const char *folder = argv[1];
  if (!strcmp(folder, "--once"))
    return measure_once(argv[2], *argv[3] ? argv[3] : NULL,
                        argc > 4 ? atoi(argv[4]) : 0);
  char path[4096];
  measure_all(argv[0], argv[3], argv[2]);
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
