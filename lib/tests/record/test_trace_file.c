// lib/record/trace_file.h: a record as a file, a line of JSON for each event.
#include "record/trace_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/record.h"
#include "testing.h"

// This test's record, as it is now, without those of other tests: they may run
// at the same time.
static Record alone(void) {
  Record copy = *record_now;
  copy.next = NULL;
  return copy;
}

// Writes the record, and returns what stands in its file.
static const char *written(Record r) {
  static char text[8000];
  char directory[400]; // what is lent would not last
  snprintf(directory, sizeof directory, "%s/%s-written", getenv("TEST_OUT"),
           r.name);
  ck_assert(!mkdir(directory, 0777) || errno == EEXIST);
  trace_write_all(&r, directory);

  const char *path = text_format("%s/%s.trace", directory, r.name);
  FILE *file = fopen(path, "r");
  if (file) {
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
  }
  unlink(path);
  rmdir(directory);
  return text;
}

#define expect_in_file(text, part)                                             \
  ck_assert_msg(strstr(text, part), "%s is not in the file:\n%s", part, text)

TEST(a_record_is_a_file,
     "trace_write_all() writes each record to NAME.trace: its title and "
     "actors, each event, and the verdict on a test",
     "") {
  print("say \"hi\" \\ \t");
  record_now->verdict = "differs";
  record_now->verdict_seq = 1;
  record_now->verdict_text = "main print hi";
  const char *text = written(alone());
  expect_in_file(text, "{\"name\":\"a_record_is_a_file\",\"title\":\"trace_w");
  expect_in_file(text, "\"id\":\"a0\",\"label\":\"main\"");
  expect_in_file(text, "\"verb\":\"print\"");
  expect_in_file(text, "\"value\":\"say \\\"hi\\\" \\\\ \\u0009\"");
  expect_in_file(text, "\n{\"verdict\":\"differs\",\"seq\":1,\"text\":\"main ");
}

TEST(
    what_was_expected_is_an_event,
    "The verdict of a run that went wrong has what should have happened in the "
    "fields of an event",
    "") {
  print("hi");
  record_now->verdict = "failed";
  record_now->missing =
      (Missing){2, TRACE_SEND, "main", "echo()", "'a \"b\"'", 0};
  expect_in_file(written(alone()),
                 ",\"expect\":{\"seq\":2,\"actor\":\"main\",\"verb\":\"send\","
                 "\"target\":\"echo()\",\"value\":\"'a \\\"b\\\"'\"}}\n");
  record_now->missing = (Missing){2, TRACE_CALL_LATER, "main", "", "tick", 0.5};
  expect_in_file(written(alone()), "\"value\":\"tick\",\"delay\":0.5}}\n");
  record_now->missing.seq = 0;
  ck_assert_ptr_null(strstr(written(alone()), "\"expect\":"));
}

TEST(a_hidden_record_has_no_file,
     "A record that is hidden, as that of an untraced test, is not written",
     "") {
  print("hi");
  untraced();
  ck_assert_str_eq(written(alone()), "");
}

static void write_nowhere(void) {
  Record r = alone();
  trace_write_all(&r, "/nowhere");
}

TEST(a_file_that_cannot_be_written_is_told,
     "Where a record cannot be written the program ends and names the file",
     "") {
  expect_dies(write_nowhere, "cannot write /nowhere/");
}

TEST(a_file_has_every_field,
     "Each line of a record's file has all that a program needs to know of the "
     "event",
     "") {
  static const Type box_type = {.name = "Box"};
  static Object box = {&box_type};
  static int loop;
  trace_actor(&box, ACTOR_GENERATOR, NULL, NULL);
  trace_actor(&loop, ACTOR_LOOP, NULL, NULL);
  trace_task(&box, &loop + 1, "Task-1");
  trace_select(0.25, 1.5, 3);
  trace_handle(TRACE_CALL_LATER, 9, (void *)&loop, &box, 0.5, 2.0);
  print("\x7f \x1f");
  const char *text = written(alone());
  expect_in_file(text, "\"subtitle\":\"\",\"loop\":true,\"actors\":[{\"id\":"
                       "\"a0\",\"label\":\"main\",\"note\":\"\",\"kind\":"
                       "\"main\"},{\"id\":\"a1\",\"label\":\"Task-1\"");
  expect_in_file(text, "\"kind\":\"task\"},{\"id\":\"a2\",\"label\":\"loop\"");
  expect_in_file(text, "\"kind\":\"loop\"}]}\n{\"seq\":1,\"t\":0,\"iter\":0,"
                       "\"actor\":\"a0\",\"verb\":\"create\",\"target\":\"a1\","
                       "\"value\":\"\",\"src\":\"");
  expect_in_file(text, "\n{\"seq\":2,\"t\":1.5,\"iter\":3,");
  expect_in_file(text,
                 "\"verb\":\"select\",\"target\":\"\",\"value\":\"0.25\"");
  expect_in_file(text, "\"h\":9,\"delay\":0.5,\"when\":2,\"line\":\"main "
                       "call_later 0.5 Task-1");
  expect_in_file(text, "\\u007f \\u001f");
  ck_assert_ptr_null(strstr(text, "verdict"));
  ck_assert_ptr_null(strstr(text, "\"h\":0"));
}

TEST(a_file_says_why,
     "A drop says whether the handle was cancelled or its loop closed, and "
     "stands in the iteration that it begins; a select says why it did not "
     "wait; a cancel that is too late is told as such",
     "") {
  static int loop;
  const void *work = (const void *)write_nowhere;
  trace_actor(&loop, ACTOR_LOOP, NULL, NULL);
  trace_handle(TRACE_CALL_LATER, 1, work, NULL, 1, 1);
  trace_handle(TRACE_CALL_LATER, 2, work, NULL, 2, 2);
  trace_handle(TRACE_CALL_LATER, 3, work, NULL, 9, 9);
  trace_handle(TRACE_CANCEL, 1, work, NULL, 0, 1);
  trace_record_late_cancel(1);
  trace(TRACE_RUN, &loop, value_str("run_forever"));
  trace_handle(TRACE_DROP, 1, work, NULL, 0, 1);
  trace_select(1.5, 1.5, 1);
  trace_record_time(4);
  trace_select(0, 4, 2);
  trace_handle(TRACE_DUE, 2, work, NULL, 0, 2);
  trace_select(0, 4, 3);
  trace_handle(TRACE_RUN, 2, work, NULL, 0, 2);
  trace_record_time(5);
  trace_ran(returned(value_none()));
  trace_record_late_cancel(2);
  trace_select(0, 5, 4);
  trace_out(returned(value_none()));
  trace_handle(TRACE_DROP, 3, work, NULL, 0, 9);
  trace_record_late_cancel(7); // nobody knows it
  const char *text = written(alone());
  expect_in_file(text, "{\"seq\":5,\"t\":0,\"iter\":0,\"actor\":\"a0\","
                       "\"verb\":\"cancel\",\"target\":\"\",\"value\":"
                       "\"write_nowhere\",\"why\":\"cancelled\"");
  expect_in_file(text, "{\"seq\":7,\"t\":0,\"iter\":1,\"actor\":\"a1\","
                       "\"verb\":\"drop\"");
  expect_in_file(text, "\"value\":\"1.5\",\"why\":\"wait\"");
  expect_in_file(text, "\"t\":4,\"iter\":2,\"actor\":\"a1\",\"verb\":"
                       "\"select\",\"target\":\"\",\"value\":\"0\",\"why\":"
                       "\"overdue\"");
  expect_in_file(text, "\"value\":\"0\",\"why\":\"ready\"");
  expect_in_file(text, "\"t\":5,\"iter\":3,\"actor\":\"a2\",\"verb\":"
                       "\"return\"");
  expect_in_file(text, "\"value\":\"write_nowhere\",\"why\":\"ran\"");
  expect_in_file(text, "\"why\":\"stopping\"");
  expect_in_file(text, "\"t\":5,\"iter\":4,\"actor\":\"a0\",\"verb\":"
                       "\"drop\",\"target\":\"a2\",\"value\":"
                       "\"write_nowhere\",\"why\":\"closed\"");
  ck_assert_int_eq(record_now->last->seq, 17);
}

static void future_set(void) {}

TEST(what_a_sleep_cancels_is_left_out,
     "That a sleep cancels its timer at its end, whether it has run or not, is "
     "not told when it has run",
     "") {
  static const Type future_type = {.name = "Future"};
  static Object future = {&future_type};
  trace_actor(&future, ACTOR_FUTURE, NULL, NULL);
  trace_handle(TRACE_CALL_LATER, 1, (void *)future_set, &future, 1, 1);
  trace_handle(TRACE_RUN, 1, (void *)future_set, &future, 0, 1);
  trace_record_late_cancel(1);
  ck_assert_int_eq(record_now->last->seq, 3);
}

TEST(a_record_without_a_loop_says_so,
     "A record's first line tells whether there is a loop in it", "") {
  expect_in_file(written(alone()), "\"loop\":false");
}

TEST(a_record_may_have_many_actors,
     "Three hundred thousand actors are written as three are, oldest first",
     "") {
  enum { MANY = 300000 };
  RecordedActor *more = calloc(MANY, sizeof *more);
  Record r = alone();
  for (int i = 0; i < MANY; i++) {
    more[i] = (RecordedActor){.next = r.actors,
                              .kind = ACTOR_FUTURE,
                              .id = r.actor_count++,
                              .label = "",
                              .note = ""};
    r.actors = &more[i];
  }
  const char *text = written(r);
  free(more);
  for (int i = 0; i < record_now->actor_count + 3; i++)
    expect_in_file(text, text_format("{\"id\":\"a%d\"", i));
}
