// check.h: as much of Check as our tests use, for machines where it is not.
//
// It takes Check's place where that is not installed, and on emulated machines,
// as those of `make check-aarch64`. Here each test runs in a forked process
// too, and says by a pipe why it failed.
#ifndef CHECK_STUB_H
#define CHECK_STUB_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct TCase {
  struct TCase *next;
  const char *name;
  void (*run)(int i), (*before)(void);
  int i, seconds;
} TCase;
typedef struct Suite {
  TCase *first, **last;
} Suite;
typedef enum { CK_PASS, CK_FAILURE, CK_ERROR } ResultType;
typedef struct TestResult {
  struct TestResult *next;
  TCase *tcase;
  ResultType type;
  char told[4000]; // the file, the line and the message, of a line each
  int line;
  const char *message; // in `told`
} TestResult;
typedef struct SRunner {
  Suite *suite;
  TestResult *results; // the last one first
  int ran, failed;
} SRunner;
enum { CK_SILENT, CK_FORK };

#define START_TEST(name)        static void name(int _i) {
#define END_TEST                }
#define _mark_point(file, line) ((void)(file), (void)(line))
#define tr_tcname(result)       ((result)->tcase->name)
#define tr_rtype(result)        ((result)->type)
#define tr_msg(result)          ((result)->message)
#define tr_lno(result)          ((result)->line)
static inline const char *tr_lfile(const TestResult *self) {
  return self->told; // of Check it may be NULL, and is asked for that
}

__attribute__((noreturn, format(printf, 4, 5))) void
_ck_assert_failed(const char *file, int line, const char *what,
                  const char *format, ...);

#define ck_assert_msg(test, ...)                                               \
  ((test) ? _mark_point(__FILE__, __LINE__)                                    \
          : _ck_assert_failed(__FILE__, __LINE__, #test, __VA_ARGS__))
#define ck_assert(test)   ck_assert_msg(test, "%s", #test)
#define ck_abort_msg(...) _ck_assert_failed(__FILE__, __LINE__, "", __VA_ARGS__)
#define stub_compare(type, a, op, b)                                           \
  ck_assert_msg((type)(a)op(type)(b), "%s: %s == %lld, %s == %lld",            \
                #a " " #op " " #b, #a, (long long)(a), #b, (long long)(b))
#define stub_int(a, op, b)      stub_compare(long long, a, op, b)
#define stub_uint(a, op, b)     stub_compare(unsigned long long, a, op, b)
#define ck_assert_int_eq(a, b)  stub_int(a, ==, b)
#define ck_assert_int_ne(a, b)  stub_int(a, !=, b)
#define ck_assert_int_lt(a, b)  stub_int(a, <, b)
#define ck_assert_int_le(a, b)  stub_int(a, <=, b)
#define ck_assert_int_gt(a, b)  stub_int(a, >, b)
#define ck_assert_int_ge(a, b)  stub_int(a, >=, b)
#define ck_assert_uint_eq(a, b) stub_uint(a, ==, b)
#define ck_assert_uint_ne(a, b) stub_uint(a, !=, b)
#define ck_assert_uint_lt(a, b) stub_uint(a, <, b)
#define ck_assert_uint_le(a, b) stub_uint(a, <=, b)
#define ck_assert_uint_gt(a, b) stub_uint(a, >, b)
#define ck_assert_uint_ge(a, b) stub_uint(a, >=, b)
#define ck_assert_ptr_eq(a, b)                                                 \
  ck_assert_msg((const void *)(a) == (const void *)(b), "%s, %s differ", #a, #b)
#define ck_assert_ptr_ne(a, b)                                                 \
  ck_assert_msg((const void *)(a) != (const void *)(b), "%s, %s are the same", \
                #a, #b)
#define ck_assert_ptr_null(a)    ck_assert_msg(!(a), "%s is not NULL", #a)
#define ck_assert_ptr_nonnull(a) ck_assert_msg(a, "%s is NULL", #a)
#define ck_assert_str_eq(a, b)                                                 \
  ck_assert_msg(!strcmp(a, b), "%s, %s", (const char *)(a), (const char *)(b))
#define ck_assert_str_ne(a, b)                                                 \
  ck_assert_msg(strcmp(a, b), "both %s", (const char *)(a))
#define stub_double(a, op, b)                                                  \
  ck_assert_msg((double)(a)op(double)(b), "%g, %g", (double)(a), (double)(b))
#define ck_assert_double_eq(a, b) stub_double(a, ==, b)
#define ck_assert_double_gt(a, b) stub_double(a, >, b)
#define ck_assert_double_ge(a, b) stub_double(a, >=, b)
#define ck_assert_double_lt(a, b) stub_double(a, <, b)
#define ck_assert_double_le(a, b) stub_double(a, <=, b)
#define ck_assert_double_eq_tol(a, b, tolerance)                               \
  ck_assert_msg((a) - (b) <= (tolerance) && (b) - (a) <= (tolerance),          \
                "%g, %g", (double)(a), (double)(b))

Suite *suite_create(const char *name);
TCase *tcase_create(const char *name);
void tcase_add_loop_test(TCase *self, void (*run)(int), int from, int to);
void tcase_set_timeout(TCase *self, double seconds);
void tcase_add_unchecked_fixture(TCase *self, void (*before)(void),
                                 void (*behind)(void));
void suite_add_tcase(Suite *self, TCase *tcase);
SRunner *srunner_create(Suite *suite);
void srunner_run(SRunner *self, const char *suite, const char *only, int mode);
TestResult **srunner_results(SRunner *self); // the caller frees the list
void srunner_free(SRunner *self);

#define srunner_set_fork_status(runner, how) ((void)(runner)) // it always does
#define srunner_ntests_run(runner)           ((runner)->ran)
#define srunner_ntests_failed(runner)        ((runner)->failed)

#endif
