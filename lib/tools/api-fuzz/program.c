#include "program.h"

#include <stdlib.h>

#include "calls.h"
#include "patient_clock.h"
#include "record/record.h"
#include "rules.h"

static ApiCall calls[MOST_CALLS];
const ApiCall *all_calls = calls;
static bool listing;

void programs_begin(bool list) {
  static const ApiCall *const families[] = {
      generator_calls,  coroutine_calls, yield_calls,    clock_calls,
      loop_calls,       loop_questions,  handle_calls,   future_calls,
      future_questions, task_calls,      together_calls, lines_calls,
      lines_waits};
  int count = 0;
  for (size_t i = 0; i < sizeof families / sizeof *families; i++)
    for (const ApiCall *call = families[i]; call->name; call++)
      if (count < MOST_CALLS - 1)
        calls[count++] = *call;
  listing = list;
}

// -- the end ------------------------------------------------------------------

// When tasks of two loops await a future of the other, both loops are pinned
// until they are closed.
static bool close_loops(Caller *main) {
  LoopThing *loop;
  bool any = false;
  for (int i = 0; (loop = thing_at(LOOP, i)); i++)
    if (loop->loop && !loop_is_closed(loop->loop)) {
      call_loop_close(main, loop);
      any = true;
    }
  return any;
}

static bool free_loops(Caller *main) {
  LoopThing *loop;
  bool any = false;
  for (int i = 0; (loop = thing_at(LOOP, i)); i++)
    if (loop_may_be_freed(loop)) {
      call_loop_free(main, loop);
      any = true;
    }
  return any;
}

static bool free_coroutines(Caller *main) {
  Body *body;
  bool any = false;
  for (int i = 0; (body = thing_at(BODY, i)); i++)
    if (body_may_be_freed(body)) {
      call_coroutine_free(main, body);
      any = true;
    }
  return any;
}

static bool free_generators(Caller *main) {
  GeneratorThing *generator;
  bool any = false;
  for (int i = 0; (generator = thing_at(GENERATOR, i)); i++)
    if (generator_may_be_freed(generator)) {
      call_generator_free(main, generator);
      any = true;
    }
  return any;
}

static void free_queues(Caller *main) {
  LinesThing *lines;
  for (int i = 0; (lines = thing_at(LINES, i)); i++)
    if (lines->queue)
      call_queue_free(main, lines);
}

// What is pinned is freed later, when whoever stands in it has gone.
static void free_all(Caller *main) {
  Dice dice = {key_of(main->key, UINT64_MAX), 0};
  bool loops_last = dice_once_in(&dice, 2);
  main->call = NULL;
  calls_to_spend((int)dice_roll(&dice, 20));
  for (bool any = true; any;) {
    any = free_coroutines(main);
    any |= free_generators(main);
    if (!any || !loops_last)
      any |= free_loops(main);
    if (!any)
      any = close_loops(main);
  }
  free_queues(main);
  must(!things_fitting(LOOP, loop_there), "a loop is still pinned");
  must(!things_fitting(GENERATOR, generator_usable), "a generator is left");
  must(!things_fitting(BODY, body_may_be_lent), "a coroutine is left");
  must(!loop_running(), "a loop runs at the end");
  must(stack_count() == 0, "%zu stacks are left", stack_count());
}

// -- a program ----------------------------------------------------------------

// One in eight is recorded, as the tests and demos of the lessons are.
static bool is_recorded(Key key) { return (key & 7) == 0 && !getenv("TRACE"); }

void program_run(uint64_t seed, long number) {
  Key key = key_of(key_of(0, seed), (uint64_t)number);
  Dice dice = {key, 0};
  Caller main = caller_new(IN_MAIN, key_of(key, 1));
  board->number = number;
  if (is_recorded(key))
    record_begin("program", "A random program", "");
  things_forget();
  patience_begin();
  callers_begin(all_calls, listing);
  int calls = 20 + (int)dice_roll(&dice, 180);
  calls_to_spend(calls);
  while (!calls_are_spent() && (int)main.calls < calls)
    caller_run_one(&main);
  free_all(&main);
  if (is_recorded(key))
    record_end();
}
