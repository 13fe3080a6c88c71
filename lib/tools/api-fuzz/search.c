#include "search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "coverage.h"
#include "die.h"
#include "shrink.h"
#include "text.h"

enum { MOST_JOBS = 16, MOST_FAILURES = 12, BATCH = 200 };
enum { PATIENCE = 100, HANG = 20 }; // in failures

typedef struct Failure {
  long number, times;
  char *verdict; // owned
} Failure;

static Search asked;
static Batch batches[MOST_JOBS], one; // `one` runs a program alone
static Failure failures[MOST_FAILURES];
static int failure_count;
static long failed;
static int patience = PATIENCE;

static Batch batch_new(int number, Board *its_board) {
  const char *build = getenv("API_FUZZ_OUT");
  return (Batch){.seed = asked.seed,
                 .seconds = asked.seconds,
                 .board = its_board,
                 .said =
                     text_new("%s/said-%d.txt", build ? build : ".", number)};
}

static void note(long number, const char *verdict) {
  int i = 0;
  failed++;
  patience -= strstr(verdict, "signal") ? HANG : 1;
  while (i < failure_count && strcmp(failures[i].verdict, verdict))
    i++;
  if (i == MOST_FAILURES)
    return;
  if (i == failure_count) {
    failures[failure_count++] =
        (Failure){.number = number, .verdict = text_new("%s", verdict)};
    printf("program %ld: %s\n", number, verdict);
    fflush(stdout);
  }
  failures[i].times++;
}

// A leak is found when the process ends: whose is it?
static void try_each(long first, long end) {
  for (one.first = first; one.first < end && patience > 0; one.first++) {
    one.end = one.first + 1;
    const char *verdict = batch_run(&one);
    if (verdict)
      note(one.first, verdict);
  }
}

// A batch has ended; one that failed goes on behind the program that did.
static void ended(Batch *batch, int status) {
  const char *verdict = batch_verdict(batch, status);
  batch->pid = 0;
  if (!verdict)
    return;
  long at = batch->board->number;
  if (at < 0) {
    try_each(batch->first, batch->end);
  } else {
    note(at, verdict);
    batch->first = at + 1;
    if (batch->first < batch->end && patience > 0)
      batch_start(batch);
  }
}

static void run_all(void) {
  long next = 0;
  for (bool running = true; running;) {
    running = false;
    for (int i = 0; i < asked.jobs; i++) {
      Batch *b = &batches[i];
      if (!b->pid && next < asked.count && patience > 0) {
        b->first = next;
        b->end = next = next + BATCH < asked.count ? next + BATCH : asked.count;
        batch_start(b);
      }
      running |= b->pid != 0;
    }
    int status;
    pid_t pid = running ? wait(&status) : 0;
    for (int i = 0; i < asked.jobs; i++)
      if (pid && batches[i].pid == pid)
        ended(&batches[i], status);
  }
}

static void print_command(const Failure *failure) {
  printf("    make fuzz-api SEED=%llu ONLY=%ld V=1%s",
         (unsigned long long)asked.seed, failure->number, asked.with);
}

static void explain(const Failure *failure) {
  uint32_t tags[MOST_MADE];
  one.first = failure->number;
  one.end = failure->number + 1;
  int count = shrink(&one, failure->verdict, tags);
  printf("\nprogram %ld, and %ld others: %s\n  all its calls:\n",
         failure->number, failure->times - 1, failure->verdict);
  print_command(failure);
  if (count == 0) {
    printf("\n  (but it did not fail when it ran alone)\n");
    return;
  }
  printf("\n  only the %d that it takes:\n", count);
  print_command(failure);
  for (int i = 0; i < count; i++)
    printf("%s%08x", i ? "," : " KEEP=", tags[i]);
  printf("\n");
}

bool search(const Search *what) {
  asked = *what;
  if (asked.jobs < 1 || asked.jobs > MOST_JOBS)
    die("1 to %d jobs, not %d", MOST_JOBS, asked.jobs);
  Board *boards = boards_new(asked.jobs + 1);
  for (int i = 0; i < asked.jobs; i++)
    batches[i] = batch_new(i, &boards[i]);
  one = batch_new(asked.jobs, &boards[asked.jobs]);
  run_all();
  bool covered = coverage_print(boards, asked.jobs, failed ? 0 : asked.count);
  printf("%ld programs of seed %llu, %ld failed%s\n", asked.count,
         (unsigned long long)asked.seed, failed,
         patience > 0 ? "" : "; not all were run");
  for (int i = 0; i < failure_count; i++)
    explain(&failures[i]);
  return covered && !failed;
}
