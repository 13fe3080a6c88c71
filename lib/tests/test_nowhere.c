// lib/misuse.h: what is said of a pointer that leads nowhere.
#include <stdint.h>

#include "misuse.h"
#include "record/frames.h"
#include "testing.h"
#include "tests/test_co.h"

static uintptr_t somewhere;

static void write_somewhere(void) { *(volatile char *)somewhere = 1; }

TEST(null_is_not_every_address,
     "Only the first 64 KiB of addresses count as NULL, with a member's place "
     "behind it; another one that is not there was never set, or is gone",
     "") {
  somewhere = (1 << 16) - 1;
  if (processor_is_known())
    expect_in(output_of(write_somewhere, NULL),
              "NULL where an object is needed");
  somewhere = 1 << 16;
  int status;
  const char *output = output_of(write_somewhere, &status);
  ck_assert_int_ne(status, 0);
  ck_assert_msg(!strstr(output, "NULL where"), "%s", output);
  if (processor_is_known())
    expect_in(output, "a pointer that leads nowhere");
}

#ifndef EMULATED // an emulator makes 0 of such an address
TEST(what_was_never_set_is_no_null,
     "An address that no processor has, as AddressSanitizer fills memory with, "
     "is not taken for NULL, though the system does not say what it was",
     "") {
  somewhere = UINTPTR_MAX / 255 * 0xbe;
  int status;
  const char *output = output_of(write_somewhere, &status);
  ck_assert_int_ne(status, 0);
  ck_assert_msg(!strstr(output, "NULL where"), "%s", output);
  if (processor_is_known())
    expect_in(output, "a pointer that leads nowhere");
}

#endif

static int falls(int depth) { return depth ? falls(depth + 1) + depth : 0; }

static void fall(void) { somewhere = (uintptr_t)falls(1); }

TEST(a_full_stack_is_told,
     "A function that calls itself without end is told "
     "as that, when it runs on the program's own stack",
     "") {
  int status;
  const char *output = output_of(fall, &status);
  ck_assert_msg(status != 0, "%s", output);
  if (CHECKED && processor_is_known() && !RUNNING_ON_VALGRIND)
    expect_in(output, "falls: the stack is full: does it call itself");
}

#if defined(__x86_64__) && defined(__linux__)
// As a switch to a stack that is none leaves it.
static void lose_the_frame(void) {
  __asm__ volatile("movl $24, %%ebp\n"
                   "movb $1, (%%rbp)" ::
                       : "memory");
}

TEST(a_lost_frame_pointer_leads_nowhere,
     "Where the frame pointer is lost, too, a fault is told without the lines "
     "that would stand there",
     "") {
  expect_in(output_of(lose_the_frame, NULL), "NULL where an object is needed");
}
#endif

TEST(only_what_can_be_read_is_walked,
     "frames_walk_from() finds who has called, and reads nothing that is not "
     "there",
     "") {
  const void *frames[3] = {NULL};
  if (RUNNING_ON_VALGRIND)
    return; // it reports the question, whether an address is there
  frames_walk_from((const void *)24, frames, 3);
  frames_walk_from((const void *)25, frames, 3);
  ck_assert_ptr_null(frames[0]);
  frames_walk_from(__builtin_frame_address(0), frames, 3);
  ck_assert_ptr_nonnull(frames[0]);
  ck_assert_ptr_nonnull(frames[1]);
}
