// exercise.h: what shop.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdatomic.h>

#include "05-tasks/task.h"
#include "10-threads/in_executor.h"

typedef struct Shop {
  Loop *loop;     // borrowed
  Executor *pool; // borrowed: its threads ask the supplier
  // Blocks its thread until the supplier has answered. RETURNED what he wants
  // for it, an int, in his own money. It may ask shop_rate().
  Outcome (*supplier)(struct Shop *shop, const char *item);
  int64_t rate;     // of our money for his; for the loop's thread alone
  atomic_int asked; // how often a supplier has answered
} Shop;

// Asks the supplier in a thread of the pool, and waits for it as a task: others
// go on meanwhile. RETURNED the price, or RAISED what he raises. RAISED
// CancelledError: the supplier is not stopped, but nobody needs his answer.
// Borrows the item until the supplier has answered, in any case; the shop lives
// longer than its pool.
Outcome shop_price(Coroutine *self, Shop *shop, const char *item);

// The rate, an int, from any thread. Another thread than the loop's stands
// still until the loop has answered.
int64_t shop_rate(Shop *shop);

#endif
