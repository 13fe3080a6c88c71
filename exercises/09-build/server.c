#include "09-streams/server.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "die.h"
#include "os_error.h"
#include "trace.h"

#include "exercises/todo.h"

// As in asyncio: accepted in one go, and seconds until the next try.
enum { BACKLOG = 100 };
static const double ACCEPT_RETRY_DELAY = 1;

typedef struct Guest {
  CoroutineBody *body;
  Stream *stream; // owned
} Guest;

static Outcome serve(Coroutine *self, void *arg) {
  TODO; // your code
}

static void welcome(Server *self, int fd) {
  TODO; // your code
}

static void come_in(Loop *loop, void *arg);

static void watch(Loop *loop, void *arg) {
  TODO; // your code
}

// A listener stays ready while nobody can be accepted: we look away for a
// while.
static void pause_for_want(Server *self) {
  TODO; // your code
}

static void come_in(Loop *loop, void *arg) { // _accept_connection
  TODO;
}

// Takes the listener, as sock_listen() gives it. Owned by the caller.
Server *start_server(Loop *loop, CoroutineBody *body, int listener) {
  TODO; // your code
}

// Nobody is accepted any more; those who are connected go on.
void server_close(Server *self) {
  TODO; // your code
}

void server_free(Server *self) {
  if (!self)
    return;
  server_close(self);
  free(self);
}
