// The kit's own figures, on its public API.
#include "bench.h"

#include <stdlib.h>

#include "05-tasks/task.h"
#include "die.h"

static volatile int64_t sink; // so that nothing measured can be left out

// -- generators and coroutines ------------------------------------------------

static Outcome count(Generator *self, void *arg) {
  (void)arg;
  for (int64_t i = 0;; i++)
    generator_yield(self, value_int(i));
  return returned(value_none());
}

static Outcome echo(Coroutine *self, void *arg) {
  (void)arg;
  Value v = value_none();
  for (;;)
    v = TRY(coroutine_yield(self, v));
  return returned(v);
}

static double next(long n, long size) {
  Generator *g = generator_new(count, NULL);
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(generator_next(g).value);
  double ns = (now_ns() - start) / (double)n;
  generator_free(g);
  return ns;
}

static double send(long n, long size) {
  Coroutine *c = coroutine_new(echo, NULL);
  (void)size;
  coroutine_next(c);
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(coroutine_send(c, value_int(i)).value);
  double ns = (now_ns() - start) / (double)n;
  coroutine_free(c);
  return ns;
}

__attribute__((noinline)) static int64_t helper(Generator *self, int64_t i) {
  generator_yield(self, value_int(i));
  return i + 1;
}

static Outcome count_in_helper(Generator *self, void *arg) {
  (void)arg;
  for (int64_t i = 0;;)
    i = helper(self, i);
  return returned(value_none());
}

static double next_in_helper(long n, long size) {
  Generator *g = generator_new(count_in_helper, NULL);
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(generator_next(g).value);
  double ns = (now_ns() - start) / (double)n;
  generator_free(g);
  return ns;
}

static Outcome nothing(Generator *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_none());
}

static double create_and_run(long n, long size) {
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++) {
    Generator *g = generator_new(nothing, NULL);
    generator_next(g);
    generator_free(g);
  }
  return (now_ns() - start) / (double)n;
}

static double coroutines(long n, long size) {
  Generator **all = allocate((size_t)size * sizeof *all);
  long rounds = n / size > 0 ? n / size : 1;
  for (long i = 0; i < size; i++) {
    all[i] = generator_new(count, NULL);
    generator_next(all[i]);
  }
  double start = now_ns();
  for (long round = 0; round < rounds; round++)
    for (long i = 0; i < size; i++)
      sink = value_as_int(generator_next(all[i]).value);
  double ns = (now_ns() - start) / (double)(rounds * size);
  for (long i = 0; i < size; i++)
    generator_free(all[i]);
  free(all);
  return ns;
}

static double start_many(long n, long size) {
  Generator **all = allocate((size_t)size * sizeof *all);
  (void)n;
  double start = now_ns();
  for (long i = 0; i < size; i++) {
    all[i] = generator_new(count, NULL);
    generator_next(all[i]);
  }
  for (long i = 0; i < size; i++)
    generator_free(all[i]);
  double ns = (now_ns() - start) / (double)size;
  free(all);
  return ns;
}

static Outcome relay(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

static double yield_from_chain(long n, long size) {
  Generator *leaf = generator_new(count, NULL);
  Iterator *top = &leaf->iterator;
  Coroutine **chain = allocate((size_t)size * sizeof *chain);
  for (long i = 0; i < size; i++) {
    chain[i] = coroutine_new(relay, top);
    top = &chain[i]->iterator;
  }
  iterator_next(top);
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(iterator_next(top).value);
  double ns = (now_ns() - start) / (double)n;
  while (size-- > 0)
    coroutine_free(chain[size]);
  generator_free(leaf);
  free(chain);
  return ns;
}

static double a_million(long n, long size) {
  double before = resident();
  (void)n;
  for (long i = 0; i < size; i++)
    generator_next(generator_new(count, NULL));
  return (resident() - before) / (double)size;
}

// -- the loop -----------------------------------------------------------------

static long left;

static void soon(Loop *loop, void *arg) {
  if (--left > 0)
    loop_call_soon(loop, soon, arg);
  else
    loop_stop(loop);
}

static double call_soon(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  left = n;
  for (long i = 0; i < size; i++)
    loop_call_soon(loop, soon, NULL);
  double start = now_ns();
  loop_run_forever(loop);
  double ns = (now_ns() - start) / (double)n;
  loop_free(loop);
  return ns;
}

static void expired(Loop *loop, void *arg) {
  (void)arg;
  if (--left == 0)
    loop_stop(loop);
}

// Up to a second, in a million steps; other ones in each round, lest the
// processor learn them by heart.
static double random_delay(void) {
  static unsigned seed = 1;
  seed = seed * 1103515245 + 12345;
  return (seed >> 8) % 1000000 * 1e-6;
}

// All are scheduled, nine out of ten perhaps cancelled, and the rest expires.
static double run_timers(long n, long size, bool cancel) {
  Handle *handles = allocate((size_t)size * sizeof *handles);
  double ns = 0;
  long rounds = 0;
  for (; rounds * size < n; rounds++) {
    Loop *loop = loop_new(clock_virtual());
    left = size;
    double start = now_ns();
    for (long i = 0; i < size; i++)
      handles[i] = loop_call_later(loop, random_delay(), expired, NULL);
    for (long i = 0; cancel && i < size; i++)
      if (i % 10) {
        handle_cancel(handles[i]);
        left--;
      }
    loop_run_forever(loop);
    ns += (now_ns() - start) / (double)size;
    loop_free(loop);
  }
  free(handles);
  return ns / (double)rounds;
}

static double timers(long n, long size) { return run_timers(n, size, false); }
static double cancel(long n, long size) { return run_timers(n, size, true); }

// -- tasks --------------------------------------------------------------------

static double run_main(Loop *loop, CoroutineBody *body, long n) {
  Task *task = loop_create_task(loop, coroutine_new(body, (void *)n));
  double start = now_ns();
  loop_run_until_complete(loop, &task->future);
  double ns = (now_ns() - start) / (double)n;
  loop_free(loop);
  return ns;
}

static Outcome give_way(Coroutine *self, void *arg) {
  for (long i = (long)arg; i > 0; i--)
    TRY(sleep_for(self, 0));
  return returned(value_none());
}

static double sleep_zero(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  long each = n / size;
  for (long i = 1; i < size; i++)
    task_free(loop_create_task(loop, coroutine_new(give_way, (void *)each)));
  return run_main(loop, give_way, each) / (double)size;
}

static Future *waiting[2]; // what each side waits for

static Outcome play(Coroutine *self, long side, long n) {
  for (long i = 0; i < n; i++) {
    Future *mine = waiting[side] = future_new(loop_running());
    Future *other = waiting[!side];
    waiting[!side] = NULL;
    if (other)
      future_set_result(other, value_int(i));
    Outcome o = await(self, mine);
    future_free(mine);
    TRY(o);
  }
  if (waiting[!side])
    future_set_result(waiting[!side], value_none());
  return returned(value_none());
}

static Outcome ping(Coroutine *self, void *arg) {
  return play(self, 0, (long)arg);
}

static Outcome pong(Coroutine *self, void *arg) {
  return play(self, 1, (long)arg);
}

static double hand_over(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  (void)size;
  waiting[0] = waiting[1] = NULL;
  task_free(loop_create_task(loop, coroutine_new(pong, (void *)n)));
  return run_main(loop, ping, n);
}

static Outcome empty(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_none());
}

static Outcome spawn(Coroutine *self, void *arg) {
  for (long i = (long)arg; i > 0; i--) {
    Task *task = loop_create_task(loop_running(), coroutine_new(empty, NULL));
    Outcome o = await(self, &task->future);
    task_free(task);
    TRY(o);
  }
  return returned(value_none());
}

static double await_a_task(long n, long size) {
  (void)size;
  return run_main(loop_new(clock_virtual()), spawn, n);
}

static Outcome sleep_long(Coroutine *self, void *arg) {
  (void)arg;
  return sleep_for(self, 3600);
}

static void stop(Loop *loop, void *arg) {
  *(double *)arg = resident();
  loop_stop(loop);
}

static double sleepers(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  double before = resident(), after = 0;
  (void)n;
  for (long i = 0; i < size; i++)
    task_free(loop_create_task(loop, coroutine_new(sleep_long, NULL)));
  loop_call_later(loop, 1, stop, &after);
  loop_run_forever(loop);
  return (after - before) / (double)size;
}

const Peer kit_peers[] = {
    {"next", "kit", next, 5000000, 1},
    {"next", "kit's send", send, 5000000, 1},
    {"next in a helper", "kit", next_in_helper, 3000000, 1},
    {"create and run", "kit", create_and_run, 1000000, 1},
    {"call_soon", "kit", call_soon, 3000000, 1},
    {"call_soon", "kit", call_soon, 3000000, 100},
    {"timers", "kit", timers, 100000, 1000},
    {"timers", "kit", timers, 100000, 10000},
    {"timers", "kit", timers, 100000, 100000},
    {"timers", "kit", timers, 1000000, 1000000},
    {"cancel", "kit", cancel, 1000000, 1000000},
    {"sleep(0)", "kit", sleep_zero, 1000000, 100},
    {"sleep(0)", "kit", sleep_zero, 1000000, 100000},
    {"hand over", "kit", hand_over, 100000, 1},
    {"await a task", "kit", await_a_task, 200000, 1},
    {"coroutines", "kit", coroutines, 1000000, 1},
    {"coroutines", "kit", coroutines, 1000000, 10},
    {"coroutines", "kit", coroutines, 1000000, 100},
    {"coroutines", "kit", coroutines, 1000000, 1000},
    {"coroutines", "kit", coroutines, 1000000, 10000},
    {"coroutines", "kit", coroutines, 1000000, 100000},
    {"coroutines", "kit", coroutines, 1000000, 1000000},
    {"start many", "kit", start_many, 1, 1000000},
    {"yield from", "kit", yield_from_chain, 1000000, 1},
    {"yield from", "kit", yield_from_chain, 200000, 10},
    {"yield from", "kit", yield_from_chain, 20000, 100},
    {"yield from", "kit", yield_from_chain, 1000, 1000},
    {"yield from", "kit", yield_from_chain, 100, 10000},
    {"a million", "kit", a_million, 1, 1000000},
    {"sleepers", "kit", sleepers, 1, 100000},
    {0}};
