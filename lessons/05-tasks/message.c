// message.c: a text that is made on the way, in an error
//
// Python's twin is message.py. The error is read a second after it was raised,
// and twenty texts later: raised_format() has kept its message.
#include "05-tasks/task.h"
#include "trace.h"

// async def connect(port):
static Outcome connect(Coroutine *self, void *arg) {
  int port = *(int *)arg;
  (void)self;
  if (port < 1024)
    return raised_format(ValueError, "no right to port %d", port);
  return returned(value_none());
}

// async def main():
static Outcome wait_and_look(Coroutine *self, void *arg) {
  int http = 80;
  (void)arg;
  Task *task = loop_create_task(loop_running(), coroutine_new(connect, &http));
  TRY(sleep_for(self, 1));
  const char *text = ""; // lent: for a print(), and gone sixteen texts later
  for (int port = 80; port < 100; port++)
    text = text_format("port %d", port);
  print("looked at 20, up to %s", text);
  Outcome o = await(self, &task->future);
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("%s", o.error.message);
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(wait_and_look, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
