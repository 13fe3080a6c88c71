#include "testing_share.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "die.h"
#include "record/record.h"

// -- what a test says ---------------------------------------------------------

static const char *place; // the directory, in each process that runs tests

static char *path_of(const Test *test, const char *directory) {
  return text_new("%s/%s.said", directory, test->name);
}

static void say_into_a_file(const Test *test) {
  char *path = path_of(test, place);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0666);
  if (file >= 0) {
    dup2(file, STDERR_FILENO);
    close(file);
  }
  free(path);
}

void test_say(const Test *test, const char *directory, bool kept) {
  char *path = path_of(test, directory);
  FILE *file = fopen(path, "r");
  fflush(stdout); // what came before shall stand before
  for (int c; file && (c = getc(file)) != EOF;)
    putc(c, stderr);
  if (file)
    fclose(file);
  if (!kept)
    remove(path);
  free(path);
}

// -- running ------------------------------------------------------------------

START_TEST(run_it) {
  Test *test = test_all();
  for (int i = 0; i < _i; i++)
    test = test->next;
  say_into_a_file(test);
  test_run(test);
}
END_TEST

// Where one test hangs others do, each of them until its time is up. So once
// one has, those behind it have less.
enum { SECONDS = 20, SECONDS_THEN = 4 }; // CK_TIMEOUT_MULTIPLIER times

static struct {
  TCase *all[1000]; // of this process, in their order
  int count, next;
  double began; // when the one before was about to run
  bool one_hung;
} turn;

static double seconds_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Check calls it before each test, in the process that will wait for that.
static void before_next(void) {
  const char *times = getenv("CK_TIMEOUT_MULTIPLIER");
  double now = seconds_now(), most = SECONDS * (times ? atof(times) : 1);
  if (turn.next > 0 && now - turn.began > 0.9 * most)
    turn.one_hung = true;
  if (turn.one_hung)
    tcase_set_timeout(turn.all[turn.next], SECONDS_THEN);
  turn.began = now;
  turn.next++;
}

static void take_turns(TCase *tcase) {
  tcase_set_timeout(tcase, SECONDS);
  if (turn.count == sizeof turn.all / sizeof *turn.all)
    return;
  turn.all[turn.count++] = tcase;
  tcase_add_unchecked_fixture(tcase, before_next, NULL);
}

// The tests that run are dealt out in turn, like cards.
static Suite *suite_of(const char *name, int share, int shares) {
  Suite *suite = suite_create(name);
  int i = 0, wanted = 0;
  for (Test *t = test_all(); t; t = t->next, i++) {
    if (!t->end || wanted++ % shares != share)
      continue;
    TCase *tcase = tcase_create(t->name);
    tcase_add_loop_test(tcase, run_it, i, i + 1);
    take_turns(tcase);
    suite_add_tcase(suite, tcase);
  }
  return suite;
}

static Test *test_named(const char *name) {
  Test *t = test_all();
  while (t && strcmp(t->name, name))
    t = t->next;
  return t;
}

static void keep_end(TestResult *result) {
  *test_named(tr_tcname(result))->end = (TestEnd){
      .type = tr_rtype(result),
      .message = record_text(tr_msg(result) ? tr_msg(result) : ""),
      .place = {record_text(tr_lfile(result) ? tr_lfile(result) : ""),
                tr_lno(result)},
  };
}

static void run_share(const char *name, int share, int shares) {
  SRunner *runner = srunner_create(suite_of(name, share, shares));
  srunner_set_fork_status(runner, CK_FORK); // whatever the environment says
  srunner_run(runner, NULL, NULL, CK_SILENT);
  TestResult **results = srunner_results(runner);
  for (int i = 0; i < srunner_ntests_run(runner); i++)
    keep_end(results[i]);
  free(results);
  srunner_free(runner);
}

// Check has not come to it, or was told in the environment to leave it out.
static void miss(Test *test, bool killed) {
  *test->end = (TestEnd){CK_FAILURE,
                         "something has ended the process that runs the tests",
                         {test->file, 1}};
  if (!killed)
    test->end = NULL;
}

void tests_run(const char *suite, const char *directory) {
  enum { MOST = 16 };
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  int shares = processors > MOST ? MOST : processors > 1 ? (int)processors : 1;
  place = directory;
  for (int share = 0; share < shares; share++) {
    pid_t child = fork();
    if (child < 0)
      die("no process for the tests");
    if (child == 0) {
      run_share(suite, share, shares);
      exit(0);
    }
  }
  bool killed = false;
  for (int status; wait(&status) > 0;)
    killed |= status != 0;
  for (Test *t = test_all(); t; t = t->next)
    if (t->end && !t->end->message)
      miss(t, killed);
}
