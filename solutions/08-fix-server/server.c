// server.c: a server that answers in capitals
#include <ctype.h>

#include "06-together/task_group.h"
#include "exercise.h"

// Until the other side closes.
static Outcome answer(Coroutine *self, int connection) {
  char text[100];
  while (true) {
    int64_t n = value_as_int(TRY(sock_recv(self, connection, text, 100)));
    if (n == 0)
      return returned(value_none());
    for (int64_t i = 0; i < n; i++)
      text[i] = (char)toupper((unsigned char)text[i]);
    TRY(sock_sendall(self, connection, text, (size_t)n));
  }
}

static Outcome guest(Coroutine *self, void *arg) {
  int connection = (int)(intptr_t)arg;
  Loop *loop = loop_running();
  Outcome o = answer(self, connection);
  sock_close(loop, connection); // finally
  if (o.how == RAISED && error_is(o.error, OSError))
    return returned(value_none()); // he has gone: that is his affair
  return ended(o);
}

static Outcome accept_all(Coroutine *self, TaskGroup *guests, int listener) {
  while (true) {
    intptr_t fd = (intptr_t)value_as_int(TRY(sock_accept(self, listener)));
    task_group_create_task(guests, coroutine_new(guest, (void *)fd));
  }
}

Outcome serve(Coroutine *self, void *listener) {
  TaskGroup guests = {0};
  TRY(task_group_enter(&guests));
  Outcome o = accept_all(self, &guests, *(int *)listener);
  o = task_group_exit(&guests, self, o);
  task_group_release(&guests);
  return o;
}
