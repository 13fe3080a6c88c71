// echo.c: a server with a task for each connection, and three clients
//
// Python's twin is echo.py. The server takes whoever comes, and sends back what
// it gets; while one client thinks, the others are served.
#include <stdlib.h>
#include <string.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static int listener;

static void say(const char *who, const char *what) {
  print("%g: %s %s", loop_time(loop_running()), who, what);
}

// async def serve(connection):
static Outcome serve(Coroutine *self, void *arg) {
  int connection = *(int *)arg;
  char text[100];
  Outcome o;
  free(arg);
  while ((o = sock_recv(self, connection, text, 100)).how != RAISED) {
    size_t n = (size_t)value_as_int(o.value);
    if (n == 0)
      break;
    o = sock_sendall(self, connection, text, n);
    if (o.how == RAISED)
      break;
  }
  sock_close(loop_running(), connection); // finally
  return ended(o);
}

// async def server():
static Outcome server(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    int *connection = malloc(sizeof *connection);
    Outcome o = sock_accept(self, listener);
    if (o.how == RAISED) {
      free(connection);
      return o;
    }
    *connection = (int)value_as_int(o.value);
    say("server", "has a guest");
    ensure_future(NULL, coroutine_new(serve, connection));
  }
}

typedef struct Guest {
  const char *name;
  double pause; // seconds between two words
} Guest;

// async def speak(name, pause, connection):
static Outcome speak(Coroutine *self, const Guest *guest, int connection) {
  static const char *const words[] = {"hi", "bye"};
  char text[100];
  for (int i = 0; i < 2; i++) {
    TRY(sock_sendall(self, connection, words[i], strlen(words[i])));
    int n = (int)value_as_int(TRY(sock_recv(self, connection, text, 100)));
    say(guest->name, text_format("hears %.*s", n, text));
    TRY(sleep_for(self, guest->pause));
  }
  return returned(value_none());
}

// async def client(name, pause):
static Outcome client(Coroutine *self, void *arg) {
  Value connected = TRY(sock_connect(self, sock_name(listener), 0));
  int connection = (int)value_as_int(connected);
  Outcome o = speak(self, arg, connection);
  sock_close(loop_running(), connection); // finally
  return o;
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  static Guest guests[] = {{"A", 3}, {"B", 1}, {"C", 2.5}};
  Task *tasks[3], *host = ensure_future(NULL, coroutine_new(server, NULL));
  for (int i = 0; i < 3; i++)
    tasks[i] = ensure_future(NULL, coroutine_new(client, &guests[i]));
  for (int i = 0; i < 3; i++)
    TRY(await(self, &tasks[i]->future));
  task_cancel(host);
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  listener = (int)value_as_int(sock_listen("@", 0, 10).value);
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  sock_close(loop, listener);
  loop_close(loop);
  loop_free(loop);
}
