// The switch of lib/context.h, with the learner's jump() in the middle.
#include "exercise.h"
#include "testing.h"

static Context here, there;
static Stack stack;

// context_switch(), which tells AddressSanitizer on both sides.
static void go(Context *from, Context *to) {
  if (WITH_ASAN)
    context_leave(from, to);
  jump(&from->sp, to->sp);
  if (WITH_ASAN)
    context_arrive();
}

static void begin(void (*entry)(void *arg), void *arg) {
  untraced();
  stack = stack_new((const void *)entry);
  context_init(&there, stack, entry, arg);
  go(&here, &there);
}

static void says_where(void *arg) {
  note("%s on %s stack", (const char *)arg,
       stack_runs(stack) ? "the other" : "the old");
  go(&there, &here);
}

TEST(we_arrive_on_the_other_stack,
     "jump() goes on at the address that lies on the other stack, on that "
     "stack",
     "") {
  begin(says_where, "body");
  expect_notes("body on the other stack");
  stack_free(stack);
}

static void comes_back_again(void *arg) {
  for (int *left = arg; (*left)-- > 0;)
    go(&there, &here);
  note("over");
  go(&there, &here);
}

TEST(we_come_back_where_we_left,
     "Whoever jumps to what jump() has saved lets that jump() return: on its "
     "own stack, with its locals",
     "") {
  int left = 1, local = 42;
  begin(comes_back_again, &left);
  ck_assert(!stack_runs(stack));
  ck_assert_int_eq(local, 42);
  note("back");
  expect_notes("back");
  stack_free(stack);
}

TEST(both_sides_go_on,
     "The two sides take turns, and each goes on where it has left", "") {
  int left = 3;
  begin(comes_back_again, &left);
  for (int turn = 1; turn <= 3; turn++) {
    note("turn %d", turn);
    go(&here, &there);
  }
  expect_notes("turn 1, turn 2, turn 3, over");
  stack_free(stack);
}

// A register that a function has to leave as it was: the frame pointer's
// neighbour is one of them. Each of these functions keeps a value in its own
// across the switch, while the other side has another value there, and returns
// what it has found. It calls jump() itself: in between nobody saves anything.
static Context *from, *to;

#define KEEPS(name)                                                            \
  static uint64_t keeps_##name(uint64_t value) {                               \
    register uint64_t kept __asm__(#name) = value;                             \
    __asm__ volatile("" : "+r"(kept));                                         \
    if (WITH_ASAN)                                                             \
      context_leave(from, to);                                                 \
    jump(&from->sp, to->sp);                                                   \
    if (WITH_ASAN)                                                             \
      context_arrive();                                                        \
    __asm__ volatile("" : "+r"(kept));                                         \
    return kept;                                                               \
  }
// clang-format off
#if defined(__x86_64__)
KEEPS(rbx) KEEPS(r12) KEEPS(r13) KEEPS(r14) KEEPS(r15)
static uint64_t (*const keeps[])(uint64_t) = {
    keeps_rbx, keeps_r12, keeps_r13, keeps_r14, keeps_r15};
#elif defined(__aarch64__)
KEEPS(x19) KEEPS(x20) KEEPS(x21) KEEPS(x28)
static uint64_t (*const keeps[])(uint64_t) = {
    keeps_x19, keeps_x20, keeps_x21, keeps_x28};
#elif defined(__riscv)
KEEPS(s1) KEEPS(s2) KEEPS(s3) KEEPS(s11)
static uint64_t (*const keeps[])(uint64_t) = {
    keeps_s1, keeps_s2, keeps_s3, keeps_s11};
#else
static uint64_t keeps_nothing(uint64_t value) {
  go(from, to);
  return value;
}
static uint64_t (*const keeps[])(uint64_t) = {keeps_nothing};
#endif
// clang-format on
enum { KEPT = sizeof keeps / sizeof *keeps, OURS = 222, THEIRS = 111 };

static int theirs_lost;

static void keeps_there(void *arg) {
  (void)arg;
  for (int i = 0; i < KEPT; i++) {
    from = &there, to = &here;
    theirs_lost += keeps[i](THEIRS) != THEIRS;
  }
  go(&there, &here);
}

TEST(the_registers_stay,
     "What either side keeps in registers is there when it goes on, the frame "
     "pointer and the register beside it, too",
     "") {
  begin(keeps_there, NULL);
  for (int i = 0; i < KEPT; i++) {
    from = &here, to = &there;
    ck_assert_msg(keeps[i](OURS) == OURS, "what we have kept has changed");
  }
  ck_assert_msg(!theirs_lost, "what the other side has kept has changed");
  stack_free(stack);
}
