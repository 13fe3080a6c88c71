// What a floor above is told, when, and in which order.
#include "04-event-loop/test_loop.h"

static void report_lower(Loop *loop) { (void)loop, print("report lower"); }
static void report_upper(Loop *loop) { (void)loop, print("report upper"); }
static void close_lower(Loop *loop) {
  print(loop_is_closed(loop) ? "close lower" : "close too early");
}
static void close_upper(Loop *loop) { (void)loop, print("close upper"); }
static void free_lower(Loop *loop) {
  print(loop->attachments->next ? "free too early" : "free lower");
}
static void free_upper(Loop *loop) { (void)loop, print("free upper"); }

static void run_with_floors_above(void) {
  Attachment lower = {
      .report = report_lower, .close = close_lower, .free = free_lower};
  Attachment upper = {
      .report = report_upper, .close = close_upper, .free = free_upper};
  Attachment silent = {.report = NULL};
  Loop *loop = loop_new(clock_virtual());
  loop_attach(loop, &lower);
  loop_attach(loop, &silent);
  loop_attach(loop, &upper);
  loop_run_forever(loop);
  loop_close(loop);
  print("closed");
  loop_free(loop);
}

TEST(floors_above_are_told,
     "What hangs on a loop is asked for a report when nothing can wake it, and "
     "told when it is closed, from the bottom up, and freed from the top down",
     "L18 L33") {
  untraced();
  int status;
  const char *text = output_of(run_with_floors_above, &status);
  expect_in(text, "report lower\nreport upper\n"
                  "close lower\nclose upper\nclosed\n"
                  "free upper\nfree lower\n");
  expect_status(status, 0, text);
}

LOOP_TEST(nobody_need_hang_on_a_loop,
          "attachments_add() puts one behind the others; to an empty list "
          "nothing is told",
          "") {
  Attachment one = {.free = free_lower}, two = {.free = free_upper};
  Attachment *all = NULL;
  two.next = &one; // it may have hung elsewhere
  attachments_add(&all, &one);
  attachments_add(&all, &two);
  ck_assert(all == &one && one.next == &two && !two.next);
  ck_assert_ptr_eq(attachments_find(all, free_lower), &one);
  ck_assert_ptr_eq(attachments_find(all, free_upper), &two);
  ck_assert_ptr_null(attachments_find(&one, NULL));
  attachments_report(NULL, loop);
  attachments_collect(NULL, loop);
  attachments_dropped(NULL, loop, first, NULL);
  attachments_close(NULL, loop);
  all = NULL;
  attachments_free(&all, loop);
  ck_assert_ptr_null(loop->attachments);
  expect_notes("");
}

static void free_is_yours(Loop *loop, Callback *callback, void *arg) {
  (void)loop;
  ck_assert(callback == first);
  note("%s", (const char *)arg);
}

LOOP_TEST(who_scheduled_hears_of_a_drop,
          "What loop_drop() takes out unrun is told to the floors above, with "
          "its argument: that can be freed now. What has run is not told",
          "") {
  static Attachment silent, owner = {.dropped = free_is_yours};
  loop_attach(loop, &silent);
  loop_attach(loop, &owner);
  loop_call_soon(loop, first, "has run");
  loop_drop(loop, slot_take(&loop->slots, first, "by hand"));
  expect_notes("by hand");
  handle_cancel(loop_call_soon(loop, first, "cancelled"));
  expect_notes("");
  run_iteration(loop);
  expect_notes("cancelled");
  handle_cancel(loop_call_later(loop, 1, first, "cancelled timer"));
  run_idle_iteration(loop);
  expect_notes("cancelled timer");
  loop_call_soon(loop, first, "closed");
  loop_call_later(loop, 1, first, "closed timer");
  loop_close(loop);
  expect_notes("closed, closed timer");
}

static bool letter;

static void collect(Loop *loop) {
  if (letter)
    loop_call_soon(loop, say_iteration, "letter");
  letter = false;
}

static void post(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  letter = true;
}

LOOP_TEST(what_came_is_collected,
          "Behind each wait the floors above schedule what has become ready: "
          "it runs in the iteration that has found it, before due timers",
          "") {
  static Attachment inbox = {.collect = collect};
  loop_attach(loop, &inbox);
  letter = true;
  loop_call_later(loop, 0, say_iteration, "timer");
  loop_call_soon(loop, say_iteration, "soon");
  loop_call_soon(loop, post, NULL);
  run_iteration(loop);
  expect_notes("soon in 1, letter in 1, timer in 1");
  run_idle_iteration(loop);
  expect_notes("letter in 2");
}
