// deposit.c: two deposits, one is lost; and two under a lock
//
// Python's twin is deposit.py. Only one task runs at a time; but between
// reading the balance and writing it there is an await, and there the other
// one reads it, too.
#include "05-tasks/task.h"
#include "07-queues/lock.h"
#include "trace.h"

static int balance;
static Lock lock;

// async def deposit(amount):
static Outcome deposit(Coroutine *self, void *arg) {
  int amount = *(int *)arg, before = balance;
  print("+%d: there are %d", amount, before);
  TRY(sleep_for(self, 1)); // the bank is slow
  balance = before + amount;
  print("+%d: now there are %d", amount, balance);
  return returned(value_none());
}

// async def careful_deposit(amount):
static Outcome careful_deposit(Coroutine *self, void *amount) {
  TRY(lock_acquire(&lock, self)); // async with lock:
  Outcome o = deposit(self, amount);
  lock_release(&lock);
  return o;
}

// def both(loop, deposit):
static void both(Loop *loop, CoroutineBody *body) {
  int amounts[] = {10, 5};
  Task *tasks[2];
  balance = 0;
  for (int i = 0; i < 2; i++)
    tasks[i] = loop_create_task(loop, coroutine_new(body, &amounts[i]));
  for (int i = 0; i < 2; i++)
    loop_run_until_complete(loop, &tasks[i]->future);
  print("in the end: %d", balance);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  both(loop, deposit);
  both(loop, careful_deposit);
  loop_close(loop);
  loop_free(loop);
}
