// lib/record/record.h: everything between begin and end is recorded.
#include "record/record.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "testing.h"

TEST(a_record_has_a_begin_and_an_end,
     "record_begin() starts a record with its title and main; what comes "
     "behind record_end() is not in it",
     "") {
  record_end();
  print("before");
  Record *r = record_begin("name", "A title", "and more");
  r->hidden = true; // it is no test's
  print("between");
  record_end();
  print("behind");
  ck_assert_str_eq(r->name, "name");
  ck_assert_str_eq(r->title, "A title");
  ck_assert_str_eq(r->subtitle, "and more");
  ck_assert_str_eq(event_text(r->first), "main print between");
  ck_assert_ptr_eq(r->first, r->last);
}

#ifndef EMULATED // there an emulator runs us, and cannot start another program

static char folder[PATH_MAX], program[PATH_MAX];
static const char *trace_file, *title, *subtitle;

static void set(const char *name, const char *value) {
  if (value)
    setenv(name, value, 1);
  else
    unsetenv(name);
}

// This very program, which then only says how it is to be called.
static void start_a_program(void) {
  ck_assert_int_eq(chdir(folder), 0);
  set("TRACE", trace_file);
  set("TITLE", title);
  set("SUBTITLE", subtitle);
  execl(program, "tests", NULL);
}

// The head of the file that it leaves there, or why there is none.
static const char *head_of(const char *name) {
  static char head[500];
  const char *output = output_of(start_a_program, NULL);
  const char *path = text_format("%s/%s", folder, name);
  FILE *file = fopen(path, "r");
  if (!file || !fgets(head, sizeof head, file))
    return text_format("there is no %s; the output:\n%s", path, output);
  fclose(file);
  unlink(path);
  return head;
}

TEST(a_program_records_when_it_is_asked,
     "TRACE=FOLDER/NAME.trace makes a program leave its record there, under "
     "that name; TITLE and SUBTITLE say what stands above the picture",
     "") {
  // Under valgrind the link is right, but what it opens is valgrind.
  ck_assert_int_gt(readlink("/proc/self/exe", program, sizeof program - 1), 0);
  char *here = realpath(getenv("TEST_OUT"), NULL);
  // A dot, as in a file's name.
  snprintf(folder, sizeof folder, "%s/records.d", here);
  free(here);
  mkdir(folder, 0777);
  trace_file = message_format("%s/evens.old.trace", folder);
  title = "A title", subtitle = "and more";
  expect_in(head_of("evens.trace"), "{\"name\":\"evens\",\"title\":\"A "
                                    "title\",\"subtitle\":\"and more\"");
  trace_file = "here.trace"; // in the folder where it runs
  title = subtitle = NULL;
  expect_in(head_of("here.trace"),
            "{\"name\":\"here\",\"title\":\"here\",\"subtitle\":\"\"");
  trace_file = NULL;
  expect_in(head_of("none.trace"), "there is no");
  ck_assert_int_eq(rmdir(folder), 0); // nothing else was written
}
#endif
