// relay.c: hands on what two say to each other
#include <sys/socket.h>

#include "06-together/task_group.h"
#include "exercise.h"

typedef struct Way {
  int from, to;
} Way;

static Outcome hand_on(Coroutine *self, void *arg) {
  const Way *way = arg;
  char some[4096];
  while (true) {
    Value n = TRY(sock_recv(self, way->from, some, sizeof some));
    if (value_as_int(n) == 0)
      break;
    TRY(sock_sendall(self, way->to, some, (size_t)value_as_int(n)));
  }
  shutdown(way->to, SHUT_WR); // the other way stays open
  return returned(value_none());
}

Outcome relay(Coroutine *self, void *arg) {
  const Relay *pair = arg;
  Way there = {pair->a, pair->b}, back = {pair->b, pair->a};
  TaskGroup ways = {0};
  TRY(task_group_enter(&ways));
  task_group_create_task(&ways, coroutine_new(hand_on, &there));
  task_group_create_task(&ways, coroutine_new(hand_on, &back));
  Outcome o = task_group_exit(&ways, self, returned(value_none()));
  if (o.how == RAISED && ways.error_count > 0)
    o = raised_error(ways.errors[0]);
  task_group_release(&ways);
  return o;
}
