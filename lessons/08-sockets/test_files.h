// test_files.h: what the tests of files and sockets have in common.
//
//   PAIR_TEST(a_reader_reads, "A reader is called", "N01") {
//     loop_add_reader(loop, pair[B], reads, &pair[B]);
//     give(pair[A], "hi");
//     run_iteration(loop);
//     expect_notes("got 'hi'");
//   }
//
// Such a test is given a loop on a virtual clock and two sockets that are
// connected with each other. What one end sends is at the other end when send()
// returns, so no test has to wait for it.
#ifndef TEST_FILES_H
#define TEST_FILES_H

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "05-tasks/test_tasks.h"
#include "08-sockets/socket.h"

enum { A, B };

#define PAIR_TEST(name, rule, rows)                                            \
  static void name##_with_pair(Loop *loop, int pair[2]);                       \
  LOOP_TEST(name, rule, rows) {                                                \
    int pair[2];                                                               \
    sock_pair(pair);                                                           \
    name##_with_pair(loop, pair);                                              \
    hang_up(loop, &pair[A]);                                                   \
    hang_up(loop, &pair[B]);                                                   \
  }                                                                            \
  static void name##_with_pair(__attribute__((unused)) Loop *loop, int pair[2])

// Closes one end, once.
static inline void hang_up(Loop *loop, int *end) {
  if (*end >= 0)
    loop_close_file(loop, *end);
  *end = -1;
}

static inline void give(int fd, const char *text) {
  ck_assert_int_eq(send(fd, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

// What is there: "'hi'"; "nothing yet"; "''" at the end; or the error.
static inline const char *taken(int fd) {
  char buffer[101] = "";
  ssize_t n = recv(fd, buffer, 100, MSG_DONTWAIT);
  if (n < 0)
    return errno == EAGAIN ? "nothing yet" : strerror(errno);
  return repr(value_str(text_format("%s", buffer)));
}

// From now on no file can be opened. Returns the limit as it was.
static inline struct rlimit no_more_files(void) {
  struct rlimit usual, none;
  getrlimit(RLIMIT_NOFILE, &usual);
  none = (struct rlimit){0, usual.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none);
  return usual;
}

// Sends until the socket holds no more.
static inline void fill(int fd) {
  static const char much[4096];
  while (send(fd, much, sizeof much, MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
    ;
  while (send(fd, much, 1, MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
    ;
}

static inline void drain(int fd) {
  char much[4096];
  while (recv(fd, much, sizeof much, MSG_DONTWAIT) > 0)
    ;
}

// -- more than a select reports -----------------------------------------------

enum { MANY = READY_MOST + 36 };

static inline void open_many(int pairs[MANY][2]) {
  untraced();
  for (int i = 0; i < MANY; i++)
    sock_pair(pairs[i]);
}

static inline void close_many(Loop *loop, int pairs[MANY][2]) {
  for (int i = 0; i < MANY; i++) {
    loop_close_file(loop, pairs[i][A]);
    loop_close_file(loop, pairs[i][B]);
  }
}

// -- callbacks ----------------------------------------------------------------

// Reads what came: "got 'hi' in 2"
static inline void reads(Loop *loop, void *fd) {
  note("got %s in %u", taken(*(int *)fd), loop_iteration(loop));
}

// ... and does not: "sees it in 2"
static inline void sees(Loop *loop, void *name) {
  note("%s in %u", (const char *)name, loop_iteration(loop));
}

static inline void reads_and_stops(Loop *loop, void *fd) {
  reads(loop, fd);
  loop_stop(loop);
}

static inline void gives_hi(Loop *loop, void *fd) {
  (void)loop;
  give(*(int *)fd, "hi");
}

// -- bodies -------------------------------------------------------------------

// async def receives(fd): note(await loop.sock_recv(fd, 100))
static inline Outcome receives(Coroutine *self, void *fd) {
  char buffer[101] = "";
  Outcome o = sock_recv(self, *(int *)fd, buffer, 100);
  note("%s in %u",
       o.how == RAISED ? error_repr(o.error) : repr(value_str(buffer)),
       iteration());
  return ended(o);
}

#endif
