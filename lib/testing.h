// testing.h: tests on Check, each in a process of its own, each recorded.
//
//   TEST(next_runs_to_the_next_yield, "next() runs up to the next yield",
//        "G02") {
//     Generator *g = generator_new(evens, NULL);
//     expect(generator_next(g), "yield 0");
//     generator_free(g);
//   }
//
// The second argument is the rule in one sentence: it is the title of the
// diagram, and what a learner reads when the test fails. The third names the
// rows of the fidelity matrix that the test covers. A test also fails when it
// leaves a stack behind. All of Check's assertions work inside.
#ifndef TESTING_H
#define TESTING_H

#include <check.h>
#include <string.h>

#include "trace.h"
#include "value.h"

#define TEST(name, rule, rows)                                                 \
  static void name(void);                                                      \
  static Test name##_test = {NULL, #name, rule,     rows,                      \
                             name, NULL,  __FILE__, NULL};                     \
  __attribute__((constructor)) static void name##_register(void) {             \
    test_register(&name##_test);                                               \
  }                                                                            \
  static void name(void)

typedef struct Place {
  const char *file;
  int line;
} Place;

typedef struct Test {
  struct Test *next;
  const char *name, *rule, *rows;
  void (*run)(void);
  Place *reached; // the last assertion that held, in memory shared with whoever
                  // judges the test
  const char *file;
  struct TestEnd *end; // for the runner, too; NULL when the test does not run
} Test;

void test_register(Test *test);

// Check writes a message to a file at each assertion that holds, so that it
// can say how far a test that crashed has come. Where a test asserts thousands
// of things, that takes nearly all of its time: we write into memory instead.
extern Place *test_reached;
#undef _mark_point
#define _mark_point(file, line) ((void)(*test_reached = (Place){file, line}))

// Is the outcome the one that this text names: "yield 1", "return None",
// "raise ValueError: message"?
#define expect(outcome, text)                                                  \
  expect_at(__FILE__, __LINE__, #outcome, outcome, text)
void expect_at(const char *file, int line, const char *what, Outcome outcome,
               const char *text);

// Did everything recorded so far happen like this? One line per event, as
// event_text() writes it. The first that differs is named, and marked in the
// diagram.
#define expect_trace(lines) expect_trace_at(__FILE__, __LINE__, lines)
void expect_trace_at(const char *file, int line, const char *lines);

// Leaves a note of what happens, as by printf. It is printed, too, so that it
// stands in the diagram. Python's twin is a list that everybody appends to.
void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Are these all notes since the last time, in order: "a, b, c"?
#define expect_notes(text) expect_notes_at(__FILE__, __LINE__, text)
void expect_notes_at(const char *file, int line, const char *text);
// What they are. The text stays until the next call.
const char *notes_taken(void);

// For a test that does thousands of things: no record, no diagram.
void untraced(void);

// What `run` writes to stdout and stderr, and the status it exits with if it
// does, in a process of its own. The text stays until the next call.
const char *output_of(void (*run)(void), int *status);

// Can this program's lines be told? Where addr2line is missing they cannot; of
// an emulated program, and of what gcc writes at -O0, not surely.
bool lines_are_known(void);

// Is this a processor whose frames and faults the kit can read? Elsewhere no
// line is told of them.
bool processor_is_known(void);

// Does this stand in such an output?
#define expect_in(output, text)                                                \
  ck_assert_msg(strstr(output, text),                                          \
                "expected in the output:\n%s\nthe output:\n%s", text,          \
                text_part(output, "", 3000))

// Did it end with this status? Else what it has said is shown.
#define expect_status(status, wanted, output)                                  \
  ck_assert_msg((status) == (wanted), "status %d, not %d; the output:\n%s",    \
                status, wanted, text_part(output, "", 3000))

// Does `run` end the program with an error, and say this on the way?
#define expect_dies(run, text)                                                 \
  do {                                                                         \
    int status_;                                                               \
    const char *output_ = output_of(run, &status_);                            \
    ck_assert_msg(status_ != 0 && strstr(output_, text) != NULL,               \
                  "expected \"%s\"; the program ended with status %d and "     \
                  "said%s%s",                                                  \
                  text, status_, *output_ ? ":\n" : " nothing", output_);      \
  } while (0)

// -- for the runner -----------------------------------------------------------
Test *test_all(void);      // in the order of their registration
void test_run(Test *test); // this process ends with it, one way or another

#endif
