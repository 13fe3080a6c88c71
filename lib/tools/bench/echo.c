#include "echo.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "echo_load.h"
#include "echo_servers.h"
#include "figure.h"
#include "place.h"

static const long sizes[] = {100, 1000, 10000};
static const char *const ways[] = {"callbacks", "streams", "sock"};

static void serve(const EchoServer *server, const char *python, int listener) {
  char command[500];
  pin_to(true);
  if (server->serve)
    server->serve(listener);
  snprintf(command, sizeof command, "exec %s lib/tools/bench/echo.py %d %s %s",
           python, listener, server->way, server->name);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

static bool run(const EchoServer *server, const char *python, long size,
                EchoCost *cost) {
  int port = 0, listener = listen_here(&port);
  pid_t child = fork();
  if (child == 0)
    serve(server, python, listener);
  close(listener);
  if (!server->serve)
    sleep(1); // until Python has begun: what that takes is not a connection's
  bool done =
      echo_load(child, port, size, server->serve ? 100000 : 20000, cost);
  waitpid(child, NULL, 0);
  return done;
}

static void add(const char *way, const char *name, long size,
                const EchoCost *cost) {
  char figure[40];
  snprintf(figure, sizeof figure, "echo %s", way);
  result_add(figure_named(figure), name, size, cost->cpu);
  snprintf(figure, sizeof figure, "%s, its own", way);
  result_add(figure_named(figure), name, size, cost->user);
  snprintf(figure, sizeof figure, "%s, idle", way);
  if (size == 10000)
    result_add(figure_named(figure), name, size, cost->bytes);
}

static void measure(const EchoServer *server, const char *python, long size) {
  EchoCost cost;
  if (!run(server, python, size, &cost))
    return;
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
    if (!*server->way || !strcmp(server->way, ways[i]))
      add(ways[i], server->name, size, &cost);
}

// The servers in C, the nth of them first.
static void measure_all(int n, long size) {
  const EchoServer *all[20];
  int count = 0;
  for (const EchoServer *s = echo_others; s->serve; s++)
    all[count++] = s;
  for (const EchoServer *s = echo_kit; s->serve; s++)
    all[count++] = s;
  for (int i = 0; i < count; i++)
    measure(all[(n + i) % count], NULL, size);
}

void echo_measure(const char *python, int turn) {
  long files = echo_files();
  pin_to(false);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    if (sizes[i] + 100 > files)
      continue;
    measure_all(turn, sizes[i]);
    for (size_t w = 0; python && w < sizeof ways / sizeof *ways; w++) {
      measure(&(EchoServer){ways[w], "asyncio", NULL}, python, sizes[i]);
      measure(&(EchoServer){ways[w], "uvloop", NULL}, python, sizes[i]);
    }
  }
  if (files < 10100)
    fprintf(stderr,
            "left out: 10,000 connections, for only %ld files may be "
            "open\n",
            files);
}
