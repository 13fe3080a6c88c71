// What cannot be done, and what is said of it.
#include <fcntl.h>

#include "08-sockets/test_files.h"
#include "tests/test_co.h"

static void call_1(void) { loop_add_reader(NULL, 0, first, NULL); }
static void call_2(void) { loop_add_writer(NULL, 0, first, NULL); }
static void call_3(void) { sock_listen(NULL, 0, 1); }

static void (*const calls[])(void) = {call_1, call_2, call_3};

TEST(an_object_is_needed,
     "A function that cannot do without its object says so when it is given "
     "NULL, with the line that has called it",
     "") {
  untraced();
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int status;
    const char *output = output_of(calls[i], &status);
    if (status != 0 && processor_is_known()) // a floor may also go on
      expect_in(output, "NULL where an object is needed");
  }
}

static Outcome accepts(Coroutine *self, void *listener) {
  return sock_accept(self, *(int *)listener);
}

static Outcome connects(Coroutine *self, void *path) {
  return sock_connect(self, path, 0);
}

// Somebody listens there. Writes down where.
static int listens(char path[120]) {
  int fd = (int)value_as_int(sock_listen("@", 0, 5).value);
  snprintf(path, 120, "%s", sock_name(fd));
  return fd;
}

static const char *too_many(void) {
  return text_format("raise OSError: [Errno %d] %s", EMFILE, strerror(EMFILE));
}

LOOP_TEST(where_no_file_can_be_opened,
          "Where no more files may be open, whoever wants a socket is told so",
          "") {
  if (RUNNING_ON_VALGRIND)
    return; // it has files of its own, and another limit
  char path[120];
  int listener = listens(path), pair[2];
  int fd = (int)value_as_int(run(loop, connects, path).value);
  struct rlimit usual = no_more_files();
  expect(sock_pair(pair), too_many());
  expect(sock_listen("@", 0, 5), too_many());
  expect(run(loop, connects, path), too_many());
  expect(run(loop, accepts, &listener), too_many()); // though somebody waits
  setrlimit(RLIMIT_NOFILE, &usual);
  sock_close(loop, fd);
  sock_close(loop, listener);
}

// "How do two find each other?"

LOOP_TEST(zero_is_a_socket_too,
          "The number of a socket may be 0, and it does not block", "") {
  char path[120];
  int listener = listens(path), usual = dup(0), pair[2];
  close(0);
  expect(run(loop, connects, path), "return 0");
  sock_close(loop, 0);
  expect(run(loop, accepts, &listener), "return 0");
  sock_close(loop, 0);
  expect(sock_listen("@", 0, 5), "return 0");
  sock_close(loop, 0);
  expect(sock_pair(pair), "return None");
  ck_assert_int_eq(pair[A], 0);
  for (int i = A; i <= B; i++) {
    ck_assert(fcntl(pair[i], F_GETFL) & O_NONBLOCK);
    ck_assert(fcntl(pair[i], F_GETFD) & FD_CLOEXEC);
    sock_close(loop, pair[i]);
  }
  dup2(usual, 0);
  close(usual);
  sock_close(loop, listener);
}
