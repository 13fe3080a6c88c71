// limit.c: runs a command that nobody trusts.
//
//   limit SECONDS MEGABYTES PROCESSES FOLDER WHY command...
//
// The command may write to FOLDER, and files of 16 MB at most. When it takes
// longer, or it and all its descendants have more memory than that, or are so
// many, all of them are killed, and "limit: reason" stands in the file WHY,
// which is empty otherwise. Root lets it run as a user that nobody else is, for
// whom the limit of processes holds, and who can harm nothing; or not at all.
// Ends with the command's status, or 124 behind a limit.
//
// Memory is measured, not limited: AddressSanitizer needs address space
// without end. LIMIT_HIDES in the environment: root keeps the command from the
// network and from these folders, too (apart.h).
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "apart.h"

enum { BEHIND_A_LIMIT = 124, MOST = 4096, FILE_MB = 16 };
enum { OTHERS = 256 }; // what else our user may start meanwhile

typedef struct Process {
  int pid, parent;
  bool ours;
  long kilobytes;
} Process;

static Process processes[MOST];
static int count;

// pid (name) state parent ... the 24th is the memory, in pages. A process gives
// itself its name, which may have brackets and blanks: behind the last bracket
// there are only numbers.
static bool read_stat(FILE *f, char *state, int *parent, long *pages) {
  char line[2000];
  size_t n = fread(line, 1, sizeof line - 1, f);
  line[n] = 0;
  const char *at = strrchr(line, ')');
  int used = 0;
  if (!at || sscanf(at + 1, " %c %d%n", state, parent, &used) != 2)
    return false;
  at += 1 + used;
  for (int i = 5; i < 24; i++) {
    int skipped = 0;
    if (sscanf(at, " %*s%n", &skipped) == EOF || !skipped)
      return false;
    at += skipped;
  }
  return sscanf(at, "%ld", pages) == 1;
}

// Reads the processes of the machine, and marks our descendants.
static void look(void) {
  count = 0;
  DIR *all = opendir("/proc");
  for (struct dirent *d; all && (d = readdir(all)) && count < MOST;) {
    char path[300], state;
    Process p = {.pid = atoi(d->d_name)};
    snprintf(path, sizeof path, "/proc/%d/stat", p.pid);
    FILE *f = p.pid ? fopen(path, "r") : NULL;
    if (!f)
      continue;
    long pages = 0;
    bool ok = read_stat(f, &state, &p.parent, &pages);
    fclose(f);
    if (!ok || state == 'Z')
      continue;
    p.kilobytes = pages * (sysconf(_SC_PAGESIZE) / 1024);
    processes[count++] = p;
  }
  if (all)
    closedir(all);
  for (bool more = true; more;) {
    more = false;
    for (int i = 0; i < count; i++) {
      Process *p = &processes[i];
      bool ours = p->parent == getpid();
      for (int k = 0; k < count && !ours; k++)
        ours = processes[k].ours && processes[k].pid == p->parent;
      more |= ours && !p->ours;
      p->ours |= ours;
    }
  }
}

static void signal_all(int child, int number) {
  kill(-child, number);
  for (int i = 0; i < count; i++)
    if (processes[i].ours)
      kill(processes[i].pid, number);
}

// Stops them all first: what stands still makes no new ones.
static void kill_all(int child, uid_t user) {
  for (int round = 0; round < 100; round++) {
    look();
    signal_all(child, SIGSTOP);
    if (user) {
      pid_t killer = fork();
      if (killer == 0) {
        if (setuid(user) == 0)
          kill(-1, SIGKILL);
        _exit(0);
      }
      waitpid(killer, NULL, 0);
    }
    look();
    signal_all(child, SIGKILL);
    while (waitpid(-1, NULL, WNOHANG) > 0)
      ;
    look();
    int left = 0;
    for (int i = 0; i < count; i++)
      left += processes[i].ours;
    if (!left)
      return;
    usleep(10000);
  }
}

static void limit(int what, rlim_t most) {
  setrlimit(what, &(struct rlimit){most, most});
}

typedef struct Limits {
  int seconds, processes;
  long megabytes;
  const char *folder;
} Limits;

// The child: a session of its own, with what the kernel can limit.
static void become(char **command, const Limits *most, uid_t user, int before) {
  const char *hidden = getenv("LIMIT_HIDES"); // unless a bubble does this
  setsid();
  if (user && hidden)
    apart_leave(most->folder, hidden);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, (rlim_t)most->seconds);
  limit(RLIMIT_FSIZE, (rlim_t)FILE_MB << 20);
  limit(RLIMIT_NPROC, (rlim_t)before + (rlim_t)most->processes);
  if (user && (setgroups(0, NULL) || setgid(user) || setuid(user)))
    _exit(126);
  execvp(command[0], command);
  _exit(127);
}

// Which limit our descendants have passed after so many seconds, or NULL.
static const char *passed(const Limits *most, time_t seconds) {
  long kilobytes = 0;
  int ours = 0;
  look();
  for (int i = 0; i < count; i++)
    if (processes[i].ours) {
      kilobytes += processes[i].kilobytes;
      ours++;
    }
  // The kernel makes hardly more, so whoever is there has tried to.
  return seconds >= most->seconds             ? "it takes too long"
         : ours >= most->processes            ? "it makes too many processes"
         : kilobytes > most->megabytes * 1024 ? "it uses too much memory"
                                              : NULL;
}

// Waits for the child's end, or for a limit, which it returns.
static const char *watch(pid_t child, const Limits *most, int *status) {
  const char *why = NULL;
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  while (!why && waitpid(child, status, WNOHANG) == 0) {
    usleep(20000);
    clock_gettime(CLOCK_MONOTONIC, &now);
    why = passed(most, now.tv_sec - start.tv_sec);
  }
  return why;
}

int main(int argc, char **argv) {
  if (argc < 7)
    return fprintf(stderr, "usage: limit SECONDS MB PROCESSES FOLDER WHY ..\n"),
           2;
  Limits most = {atoi(argv[1]), atoi(argv[3]), atol(argv[2]), argv[4]};
  uid_t user = apart_user(most.folder);
  if (getuid() == 0 && !user)
    return fprintf(stderr, "limit: no other user may enter %s\n", most.folder),
           125;
  if (!user)
    apart_wait(getuid(), most.seconds);
  int before = user ? 0 : apart_threads(getuid()) + OTHERS;
  FILE *said = fopen(argv[5], "we"); // closed in the child
  if (!said)
    return perror(argv[5]), 2;
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1); // whom its parent leaves comes to us
#endif
  pid_t child = fork();
  if (child == 0)
    become(argv + 6, &most, user, before);
  int status = 0;
  const char *why = watch(child, &most, &status);
  kill_all(child, user);
  if (user && getenv("LIMIT_HIDES")) // from a bubble nothing is left
    apart_clean(user, most.folder);
  if (why)
    fprintf(said, "limit: %s\n", why);
  fclose(said);
  return why ? BEHIND_A_LIMIT : WIFEXITED(status) ? WEXITSTATUS(status) : 125;
}
