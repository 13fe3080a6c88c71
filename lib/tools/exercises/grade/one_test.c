// one_test.c: runs one test before a judge (judge.c).
//
//   one_test NAME
//
// It is linked with a submission, in front of it. The mark is read before any
// constructor of the submission runs, and lies on a page that nobody may read
// until the test has come to its end. So whoever leaves the test by exit(), or
// fills the record, has not passed. This file has no sanitizers: it runs before
// they do.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "record/record.h"
#include "testing.h"

enum { MARK = 16, PAGE = 4096, SAYS = 3, HEARS = 4 };

static char *mark;
static int judge = -1;

static void hear(void) {
  if (mark)
    return;
  int rights = PROT_READ | PROT_WRITE;
  mark = mmap(NULL, PAGE, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mark == MAP_FAILED || read(SAYS, mark, MARK) != MARK)
    _exit(2);
  // Where the judge listens is not to be guessed either.
  judge = fcntl(HEARS, F_DUPFD, 20 + (unsigned char)mark[0]);
  close(SAYS);
  close(HEARS);
  mprotect(mark, PAGE, PROT_NONE);
}

#ifdef __ELF__
__attribute__((section(".preinit_array"),
               used)) static void (*const early)(void) = hear;
#endif

// From now on no page becomes code: nobody patches what the test asserts with.
static void freeze_code(void) {
#if defined(SYS_mmap) && defined(SYS_mprotect) && defined(PR_SET_SECCOMP) &&   \
    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  size_t number = offsetof(struct seccomp_data, nr);
  size_t rights = offsetof(struct seccomp_data, args[2]);
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)number),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)rights),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

static Test *wanted;

START_TEST(run_it) {
  (void)_i;
  freeze_code();
  test_run(wanted); // comes back when it has passed
  mprotect(mark, PAGE, PROT_READ);
  if (write(judge, mark, MARK) != MARK)
    _exit(2);
}
END_TEST

int main(int argc, char **argv) {
  hear(); // where nothing runs before the constructors
  for (wanted = test_all(); wanted; wanted = wanted->next)
    if (argc == 2 && !strcmp(argv[1], wanted->name))
      break;
  if (!wanted)
    return 2;
  record_share();
  wanted->reached = record_memory(sizeof *wanted->reached);
  Suite *suite = suite_create("one");
  TCase *tcase = tcase_create(wanted->name);
  tcase_add_loop_test(tcase, run_it, 0, 1);
  tcase_set_timeout(tcase, 20);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run(runner, NULL, NULL, CK_SILENT);
  return srunner_ntests_failed(runner) != 0;
}
