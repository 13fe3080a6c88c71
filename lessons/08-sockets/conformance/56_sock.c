// 56_sock.c: sock_recv, sock_sendall, sock_accept, sock_connect: at once or
// through the selector, the end of a stream, errors.
#include <string.h>
#include <sys/socket.h>

#include "05-tasks/task.h"
#include "08-sockets/socket.h"
#include "trace.h"

static void show(const char *what) {
  Loop *loop = loop_running();
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop), what);
}

static void give(int fd, const char *text) { send(fd, text, strlen(text), 0); }

static void show_failure(Outcome o) {
  if (o.how == RAISED)
    show(error_type_name(o.error.type));
}

static Outcome receive(Coroutine *self, const char *name, int fd, size_t n) {
  char buffer[100];
  show(text_format("%s wants", name));
  int got = (int)value_as_int(TRY(sock_recv(self, fd, buffer, n)));
  show(text_format("%s got b'%.*s'", name, got, buffer));
  return returned(value_none());
}

static Outcome waits(Coroutine *self, void *fd) {
  return receive(self, "waits", *(int *)fd, 100);
}

static Outcome accepts(Coroutine *self, void *fd) {
  return sock_accept(self, *(int *)fd);
}

static Task *start(CoroutineBody *body, void *arg) {
  return ensure_future(NULL, coroutine_new(body, arg));
}

static Outcome reads_and_writes(Coroutine *self) {
  int pair[2];
  TRY(sock_pair(pair));
  give(pair[0], "hello world");
  TRY(receive(self, "at once", pair[1], 5));
  TRY(receive(self, "at once", pair[1], 100));
  Task *task = start(waits, &pair[1]);
  TRY(sleep_for(self, 1));
  TRY(sock_sendall(self, pair[0], "late", 4));
  show("sent");
  TRY(await(self, &task->future));
  sock_close(loop_running(), pair[0]);
  TRY(receive(self, "end", pair[1], 100));
  TRY(receive(self, "end", pair[1], 100));
  show_failure(sock_sendall(self, pair[1], "x", 1));
  sock_close(loop_running(), pair[1]);
  TRY(sock_pair(pair));
  give(pair[1], "unread");
  sock_close(loop_running(), pair[0]);
  show_failure(receive(self, "reset", pair[1], 100));
  sock_close(loop_running(), pair[1]);
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Loop *loop = loop_running();
  TRY(reads_and_writes(self));
  int listener = (int)value_as_int(TRY(sock_listen("@", 0, 100)));
  Task *task = start(accepts, &listener);
  TRY(sleep_for(self, 1));
  const char *name = sock_name(listener);
  int client = (int)value_as_int(TRY(sock_connect(self, name, 0)));
  show("connected");
  int server = (int)value_as_int(TRY(await(self, &task->future)));
  show("accepted, blocking False");
  name = sock_name(listener);
  sock_close(loop, listener);
  Outcome gone = sock_connect(self, name, 0);
  print("%s", error_type_name(gone.error.type));
  sock_close(loop, client);
  sock_close(loop, server);
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
