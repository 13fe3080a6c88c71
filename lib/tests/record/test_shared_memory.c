// lib/record/shared_memory.h: records lie in memory that forked children share.
#include "record/shared_memory.h"

#include <sys/wait.h>
#include <unistd.h>

#include "tests/test_ends.h"

static int *shared;

static void write_there(void) { *shared = 7; }

TEST(a_child_leaves_its_record,
     "What a forked child writes into a record's memory is there for its "
     "parent, even when the child is gone",
     "") {
  record_share(); // which was done, so nothing changes
  shared = record_memory(sizeof *shared);
  *shared = 0;
  expect_says(write_there, "");
  ck_assert_int_eq(*shared, 7);
}

TEST(
    memory_of_a_record_is_aligned,
    "record_memory() gives room for any object, apart from what it gave before",
    "") {
  char *a = record_memory(1), *b = record_memory(100), *c = record_memory(1);
  ck_assert_uint_eq((uintptr_t)a % _Alignof(RecordedEvent), 0);
  ck_assert_uint_eq((uintptr_t)b % _Alignof(RecordedEvent), 0);
  ck_assert(b > a && c >= b + 100);
}

TEST(texts_of_a_record_are_copies,
     "record_text() copies: what happens to the original does not matter", "") {
  char text[] = "before";
  const char *copy = record_text(text);
  text[0] = 'X';
  ck_assert_str_eq(copy, "before");
}

static void take_many(void) {
  enum { MANY = 20000 };
  static pid_t **mine;
  mine = record_memory(MANY * sizeof *mine);
  for (int i = 0; i < MANY; i++)
    *(mine[i] = record_memory(sizeof **mine)) = getpid();
  for (int i = 0; i < MANY; i++)
    ck_assert_int_eq(*mine[i], getpid());
}

TEST(processes_take_their_own,
     "Processes that take from the memory at a time have each their own piece",
     "") {
  pid_t child = fork();
  take_many();
  if (!child)
    _exit(0);
  int status;
  ck_assert_int_eq(waitpid(child, &status, 0), child);
  expect_status(status, 0, "");
}

static void fill(void) { record_memory(SIZE_MAX / 4); }

TEST(a_full_record_dies,
     "A record has an end: who needs more room is told to record less", "") {
  expect_dies(fill, "the trace is full");
}

TEST(records_come_newest_first,
     "record_new() starts an empty record, which is written from now on, and "
     "record_all() names it before the older ones",
     "") {
  Record *before = record_all(), *r = record_new();
  r->hidden = true; // it is no test's
  ck_assert_ptr_eq(record_now, r);
  ck_assert_ptr_null(r->first);
  Record *found =
      record_all(); // other tests, at the same time, have newer ones
  while (found && found != r && found != before)
    found = found->next;
  ck_assert_ptr_eq(found, r);
  while (found && found != before)
    found = found->next;
  ck_assert_ptr_eq(found, before);
}
