// Lesson 1, "What can you do with one that never ends?"
//
// Whoever has seen enough stops asking, and frees it where it stands: its stack
// serves the next one.
#include <limits.h>

#include "01-generator/generator.h"
#include "testing.h"

// n = 0; while True: yield n; n += 1
static Outcome naturals(Generator *self, void *arg) {
  (void)arg;
  for (int n = 0; n < INT_MAX; n++)
    generator_yield(self, value_int(n));
  return raised(OverflowError, "too large for an int");
}

TEST(leaving_a_loop_leaves_it_suspended,
     "A loop that breaks off leaves the generator where it is; it can be asked "
     "again",
     "G23") {
  Generator *g = generator_new(naturals, NULL);
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    break;
  ck_assert_int_eq(g->state, GENERATOR_SUSPENDED);
  expect(generator_next(g), "yield 1");
  generator_free(g);
}

TEST(a_freed_stack_serves_again,
     "Stacks are pooled: ten thousand generators, one after the other, "
     "need one",
     "") {
  untraced();
  Generator *first = NULL;
  int others = 0;
  for (int i = 0; i < 10000; i++) {
    Generator *g = generator_new(naturals, NULL);
    generator_next(g);
    first = first ? first : g;
    others += g != first; // both lie at the top of their stack
    generator_free(g);
  }
  ck_assert_int_eq(others, 0);
}

// A floor above puts more behind the generator.
typedef struct Larger {
  Generator generator;
  char more[2 * sizeof(Generator)];
} Larger;

static Larger *larger_new(const IteratorType *type) {
  return generator_create(sizeof(Larger), type, naturals, NULL, naturals);
}

TEST(what_lies_behind_a_generator_is_zeroed,
     "What a floor above puts behind the generator is zeroed, also where the "
     "stack was used before",
     "") {
  static const IteratorType type = {.base = {.name = "larger"}};
  Larger *larger = larger_new(&type);
  memset(larger->more, 0xff, sizeof larger->more);
  generator_free(&larger->generator);
  larger = larger_new(&type); // on the same stack
  for (size_t i = 0; i < sizeof larger->more; i++)
    ck_assert_msg(larger->more[i] == 0, "byte %d behind it is %d", (int)i,
                  larger->more[i]);
  generator_free(&larger->generator);
}

TEST(freeing_nothing_does_nothing, "generator_free() of NULL does nothing",
     "") {
  generator_free(NULL);
  expect_trace("");
}

static Outcome frees_itself(Generator *self, void *arg) {
  (void)arg;
  generator_free(self);
  return returned(value_none());
}

static void free_while_running(void) {
  generator_next(generator_new(frees_itself, NULL));
}

TEST(freeing_a_running_generator_dies,
     "Freeing a generator that runs ends the program with a message", "") {
  expect_dies(free_while_running, "generator_free: frees_itself() is running");
}

#if CHECKED
static void use_a_freed_one(void) {
  Generator *g = generator_new(naturals, NULL);
  generator_free(g);
  generator_next(g);
}

static void free_one_twice(void) {
  Generator *g = generator_new(naturals, NULL);
  generator_free(g);
  generator_free(g);
}

TEST(a_freed_generator_is_named,
     "In a checked build a generator that is used or freed after it was freed "
     "ends the program, with its name and the line that freed it",
     "") {
  expect_dies(use_a_freed_one, "naturals() was freed already");
  expect_dies(free_one_twice, "generator_free: naturals() was freed already");
}
#endif
