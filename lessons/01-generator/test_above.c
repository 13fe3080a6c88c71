// What the floors above build on, and no lesson calls.
//
// A generator may be the head of something larger; whoever resumes one asks
// first whether it can be resumed.
#include "01-generator/generator.h"
#include "testing.h"

typedef struct Ticket {
  Generator generator; // first: a Ticket is a Generator
  char seat[64];
} Ticket;

static const IteratorType ticket_type = {.base = {.name = "ticket"}};

static Outcome once(Generator *self, void *arg) {
  generator_yield(self, value_str(arg));
  return returned(value_none());
}

// What the user of a Ticket would have written: it names the actor.
static Outcome ticket_office(Generator *self, void *arg) {
  return once(self, arg);
}

static Ticket *ticket(void) {
  return generator_create(sizeof(Ticket), &ticket_type, once, "seat 7",
                          (const void *)ticket_office);
}

TEST(a_generator_may_be_the_head_of_something_larger,
     "generator_create() makes a generator at the head of a larger object, "
     "which is zeroed behind it; its owner names it",
     "") {
  Ticket *t = ticket();
  memset(t->seat, 'x', sizeof t->seat);
  generator_free(&t->generator);
  t = ticket(); // on the same stack
  for (size_t i = 0; i < sizeof t->seat; i++)
    ck_assert_int_eq(t->seat[i], 0);
  ck_assert_ptr_eq(t->generator.iterator.type, &ticket_type);
  expect(generator_next(&t->generator), "yield 'seat 7'");
  expect_trace("main create ticket_office()\n"
               "main create ticket_office() 2\n"
               "main next ticket_office() 2\n"
               "ticket_office() 2 yield 'seat 7'\n");
  generator_free(&t->generator);
}

TEST(resuming_is_one_switch_there_and_one_back,
     "generator_resume() lets the body run to its next yield or to its end, "
     "and comes back with what it brought",
     "") {
  untraced(); // who resumes it reports that
  Generator *g = generator_new(once, "seat 7");
  expect(generator_resume(g), "yield 'seat 7'");
  ck_assert_int_eq(g->state, GENERATOR_SUSPENDED);
  expect(generator_resume(g), "return None");
  ck_assert_int_eq(g->state, GENERATOR_CLOSED);
  generator_free(g);
}

// Asks about itself while it runs.
static Outcome asks(Generator *self, void *arg) {
  (void)arg;
  Outcome instead = returned(value_none());
  ck_assert(generator_refuses(self, &instead));
  generator_yield(self, value_none());
  return instead;
}

TEST(a_refusal_says_what_comes_instead,
     "generator_refuses() is false where a body can be resumed, and leaves "
     "what it is given alone; else it says what the caller gets instead",
     "") {
  Generator *g = generator_new(asks, NULL);
  Outcome instead = returned(value_str("untouched"));
  ck_assert(!generator_refuses(g, &instead)); // created
  generator_next(g);
  ck_assert(!generator_refuses(g, &instead)); // suspended
  expect(instead, "return 'untouched'");
  expect(generator_next(g), "raise ValueError: generator already executing");
  ck_assert(generator_refuses(g, &instead)); // closed
  expect(instead, "return None");
  generator_free(g);
}
