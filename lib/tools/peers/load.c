// load.c: a server of the kit under attack: make check-load.
//
// Each attack has a server of its own. While it goes on a well-behaved guest is
// served, the server's memory has a bound, and it is not told of it a thousand
// times; when it is over, no file is left. `load full` attacks with as much as
// the machine allows, and takes minutes.
//
// How long the guest has to wait, in the middle and but for the worst in a
// hundred, is printed, and decides nothing: it depends on the machine.
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "peers/attacks.h"
#include "peers/victim.h"

enum { ROUNDS = 200, MOST_MESSAGES = 20 };

typedef struct Waits { // in milliseconds
  bool all;            // were answered
  double middle, worst;
} Waits;

static Victim victim;
static VictimState before;
static int guest = -1; // who behaves well
static int failed;

static void fail(const char *what, const char *why) {
  printf("FAILED %s: %s\n", what, why);
  failed++;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

// The guest says something, and hears it again.
static bool round_trip(int number) {
  char said[30], heard[30] = "";
  size_t size = (size_t)snprintf(said, sizeof said, "round %d\n", number);
  if (send(guest, said, size, MSG_NOSIGNAL) != (ssize_t)size)
    return false;
  for (size_t got = 0; got < size;) {
    ssize_t n = recv(guest, heard + got, size - got, 0);
    if (n <= 0)
      return false;
    got += (size_t)n;
  }
  return !memcmp(said, heard, size);
}

static Waits answered(void) {
  double waits[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) {
    double start = now();
    if (!round_trip(i))
      return (Waits){.all = false};
    waits[i] = (now() - start) * 1e3;
  }
  qsort(waits, ROUNDS, sizeof *waits, by_size);
  return (Waits){true, waits[ROUNDS / 2], waits[ROUNDS * 99 / 100]};
}

static void begin(void) {
  victim = victim_start();
  guest = guest_connect(victim.port);
  answered(); // what it needs once is there
  victim_rests(&victim, 1);
  before = victim_state(&victim);
}

// In the middle of an attack. `memory` is what it may cost the server, in KiB.
static void suffers(const char *what, long memory) {
  Waits waits = answered();
  VictimState state = victim_state(&victim);
  printf("%s: %d guests, %ld KiB more, %d messages, %.2f and %.2f ms\n", what,
         state.guests, state.memory - before.memory,
         state.messages - before.messages, waits.middle, waits.worst);
  if (!waits.all)
    fail(what, "a well-behaved guest is not answered");
  if (state.memory - before.memory > memory)
    fail(what, "the server's memory grows");
  if (state.messages - before.messages > MOST_MESSAGES)
    fail(what, "the server is told of it again and again");
}

static void is_over(const char *what) {
  if (!victim_rests(&victim, 1))
    fail(what, "somebody is still served when all have gone");
  VictimState state = victim_state(&victim);
  if (state.files != before.files)
    fail(what, "files are left open");
  close(guest);
  if (!victim_end(&victim))
    fail(what, "the server does not end tidily");
}

static void silent(int count) {
  begin();
  Attack attack = attack_silent(victim.port, count);
  if (attack.count < count)
    printf("only %d silent connections: no more files are allowed\n",
           attack.count);
  victim_rests(&victim, attack.count + 1);
  suffers("silent", 8L * attack.count + 1024);
  attack_over(&attack);
  is_over("silent");
}

static void trickle(int count, int pause) {
  begin();
  Attack attack = attack_silent(victim.port, count);
  attack_trickle(&attack, 20, pause);
  suffers("a byte at a time", 16L * count + 1024);
  attack_over(&attack);
  is_over("a byte at a time");
}

static void long_line(size_t bytes) {
  begin();
  Attack attack = attack_silent(victim.port, 1);
  long count = attack_long_line(&attack, bytes);
  printf("%ld answers to one line of %zu MB\n", count, bytes / 1000000);
  if (count < 0)
    fail("a long line", "it is not answered");
  suffers("a long line", 2048);
  attack_over(&attack);
  is_over("a long line");
}

static void resets(int count) {
  begin();
  attack_resets(victim.port, count);
  suffers("resets", 4096);
  is_over("resets");
}

// The server gets a limit that is below what comes.
static void no_files(void) {
  begin();
  victim_limit(&victim, 10);
  unsigned start = victim_state(&victim).iterations;
  Attack attack = attack_silent(victim.port, 100);
  sleep(1);
  suffers("no files", 2048);
  VictimState state = victim_state(&victim);
  // Two for each round of the guest, and some for those who came in.
  if (state.iterations - start > 10 * ROUNDS)
    fail("no files", "the loop spins");
  victim_limit(&victim, -1);
  if (!victim_rests(&victim, attack.count + 1))
    fail("no files", "who has waited is not served when there are files again");
  attack_over(&attack);
  is_over("no files");
}

// Until nothing but our question wakes the server, or ten seconds.
static void has_nothing_to_do(void) {
  unsigned last = 0, now = victim_state(&victim).iterations;
  for (int i = 0; i < 100 && now - last > 2; i++) {
    poll(NULL, 0, 100);
    last = now;
    now = victim_state(&victim).iterations;
  }
}

static void deaf(int count) {
  begin();
  Attack attack = attack_silent(victim.port, count);
  size_t taken = attack_deaf(&attack);
  printf("%zu KB were taken from %d who read nothing\n", taken / 1000, count);
  // On either side of each stream: twice the limit, or the high water, and what
  // one event, or one line, brings; as a buffer that doubles keeps it.
  long memory = 2L * count * (128 + 64 + 64 + 10) + 1024;
  // First the server works for all of them: who comes waits until each has had
  // his turn. Then their buffers are full, and they cost it nothing.
  suffers("deaf, and busy", memory);
  has_nothing_to_do();
  suffers("deaf", memory);
  attack_over(&attack);
  is_over("deaf");
}

int main(int argc, char **argv) {
  bool full = argc > 1 && !strcmp(argv[1], "full");
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  setvbuf(stdout, NULL, _IOLBF, 0);
  begin();
  suffers("quiet", 1024);
  is_over("quiet");
  silent(full && limit.rlim_max > 30000 ? 25000 : 10000);
  trickle(full ? 1000 : 200, full ? 1000 : 20);
  long_line(full ? 1000000000 : 50000000);
  resets(full ? 100000 : 3000);
  no_files();
  deaf(full ? 200 : 50);
  puts(failed ? "the server has suffered" : "the server stands");
  return failed != 0;
}
