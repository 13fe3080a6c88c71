#include "batch.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "die.h"
#include "program.h"

static _Noreturn void run_programs(const Batch *self) {
  int said = open(self->said, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (said < 0)
    die("cannot write %s", self->said);
  dup2(said, STDERR_FILENO);
  board = self->board;
  programs_begin(false);
  calls_keep_only(self->tags, self->tag_count);
  for (long number = self->first; number < self->end; number++) {
    if (ftruncate(said, 0))
      die("cannot write %s", self->said);
    alarm(self->seconds);
    program_run(self->seed, number);
  }
  alarm(0);
  board->number = -1;
  exit(0); // where leaks are looked for
}

void batch_start(Batch *self) {
  fflush(stdout);
  self->pid = fork();
  if (self->pid < 0)
    die("cannot fork");
  if (self->pid == 0)
    run_programs(self);
}

// -- what went wrong ----------------------------------------------------------

// Leaks are told apart by their size, which means little.
static void forget_numbers(char *text) {
  char *to = text;
  for (char *c = text; *c; c++)
    if (*c < '0' || *c > '9')
      *to++ = *c;
  *to = 0;
}

// What a sanitizer sums up, else what we say ourselves, else the last line;
// that means nothing when all programs came to their end.
static bool find_reason(const char *path, bool through, char *reason,
                        size_t size) {
  FILE *file = fopen(path, "r");
  char line[400];
  int rank = 0;
  while (file && fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    bool leak = strstr(line, "byte(s) leaked");
    bool summary = strstr(line, "SUMMARY: ") || strstr(line, "runtime error: ");
    int found = summary && !leak                   ? 4
                : !strncmp(line, "api-fuzz: ", 10) ? 3
                : leak                             ? 2
                : *line && rank < 2 && !through    ? 1
                                                   : 0;
    if (found < rank || !found)
      continue;
    rank = found;
    if (leak)
      forget_numbers(line);
    snprintf(reason, size, "%s", line);
  }
  if (file)
    fclose(file);
  return rank > 0;
}

const char *batch_verdict(const Batch *self, int status) {
  static char reason[400];
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return NULL;
  if (WIFSIGNALED(status))
    snprintf(reason, sizeof reason, "it ends by signal %d (%s)",
             WTERMSIG(status), strsignal(WTERMSIG(status)));
  else if (!find_reason(self->said, self->board->number < 0, reason,
                        sizeof reason))
    snprintf(reason, sizeof reason, "it ends with status %d",
             WEXITSTATUS(status));
  return reason;
}

const char *batch_run(Batch *self) {
  int status;
  batch_start(self);
  waitpid(self->pid, &status, 0);
  self->pid = 0;
  return batch_verdict(self, status);
}
