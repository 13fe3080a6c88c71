// How does a sleeping loop wake up?
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

#include "08-sockets/test_files.h"
#include "10-threads/test_threads.h"

static bool says_something(Inbox *inbox) {
  struct pollfd file = {inbox_file(inbox), POLLIN, 0};
  return poll(&file, 1, 0) == 1;
}

TEST(a_letter_rings,
     "The file has something to be read from the first letter on, until all "
     "letters are taken, and after a wake-up without one, too",
     "E01") {
  Inbox *inbox = inbox_new();
  ck_assert(!inbox_any(inbox) && !says_something(inbox));
  inbox_post(inbox, say, "one");
  inbox_post(inbox, say, "two");
  ck_assert_msg(inbox_any(inbox), "the mark is not set");
  ck_assert_msg(says_something(inbox), "the file says nothing");
  uint64_t rings = 0;
  ck_assert_int_eq(read(inbox_file(inbox), &rings, 8), 8);
  ck_assert_msg(rings == 1 && !says_something(inbox),
                "it rings for each letter, not only for the first");
  for (Letter *l = inbox_take(inbox), *next; l; l = next) {
    note("%s", (const char *)l->arg);
    next = l->next;
    free(l);
  }
  expect_notes("one, two");
  ck_assert_msg(!inbox_any(inbox), "the mark is still set");
  ck_assert_msg(!says_something(inbox), "the file still says something");
  inbox_wake(inbox);
  ck_assert_msg(inbox_any(inbox) && says_something(inbox), "nothing rings");
  ck_assert_ptr_null(inbox_take(inbox));
  inbox_give_back(inbox);
}

static int called;
static void counts(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  called++;
}

static void *posts_many(void *loop) {
  for (int i = 0; i < 100000; i++)
    loop_call_soon_threadsafe(loop, counts, NULL);
  return NULL;
}

THREADS_TEST(many_letters_wake_once,
             "However many letters come before the loop looks, it wakes once, "
             "and calls all of them",
             "E05") {
  untraced();
  in_thread(loop, posts_many);
  run_iteration(loop);
  ck_assert_int_eq(called, 100000);
  loop_call_later(loop, 1, say_iteration, "alone");
  run_until(loop, 1);
  expect_notes("alone in 2");
}

// The gap in which a wake-up is lost, held open: something comes in the moment
// in which the file is emptied. All of this program reads by this function.
typedef struct Gap {
  Inbox *inbox;
  bool wakes; // and posts no letter
  atomic_bool over;
  pthread_t thread;
} Gap;

static _Thread_local Gap *gap; // for the next read; NULL: there was one

static void *comes(void *arg) {
  Gap *self = arg;
  if (self->wakes)
    inbox_wake(self->inbox);
  else
    inbox_post(self->inbox, say_iteration, "");
  atomic_store(&self->over, true);
  return NULL;
}

ssize_t read(int fd, void *buffer, size_t size) {
  struct iovec all = {buffer, size};
  Gap *self = gap;
  if (self && fd == inbox_file(self->inbox)) {
    gap = NULL;
    self->thread = thread_start(comes, self);
    // Not for ever: whoever reads may have the inbox's lock.
    for (int i = 0; i < 1000 && !atomic_load(&self->over); i++)
      usleep(1000);
  }
  return readv(fd, &all, 1);
}

static int count_and_free(Letter *letter) {
  int count = 0;
  for (Letter *next; letter; letter = next, count++) {
    next = letter->next;
    free(letter);
  }
  return count;
}

TEST(what_comes_in_between_is_heard,
     "A letter that comes while the file is emptied is taken, too, or the file "
     "says that it is there; and a wake-up that comes then is not forgotten",
     "E05") {
  untraced();
  for (int wakes = 0; wakes < 2; wakes++) {
    Gap between = {.inbox = inbox_new(), .wakes = wakes};
    inbox_post(between.inbox, say_iteration, "");
    gap = &between;
    int taken = count_and_free(inbox_take(between.inbox));
    if (!gap)
      pthread_join(between.thread, NULL);
    gap = NULL;
    bool rings = says_something(between.inbox);
    if (wakes)
      ck_assert(rings || inbox_any(between.inbox));
    else
      ck_assert_msg(rings || taken == 2, "a letter lies there in silence");
    count_and_free(inbox_take(between.inbox));
    inbox_give_back(between.inbox);
  }
}

// Ping-pong. A wake-up that is lost once is lost for good: nobody posts
// anything more, and both wait for ever. On a machine that is busy with other
// things they play for a second and a half only.
enum { LETTERS = 30000 };
static const double SECONDS = 1.5;

typedef struct Player {
  Loop *loop;
  atomic_int answered;
} Player;

static void answers(Loop *loop, void *player) {
  (void)loop;
  atomic_fetch_add(&((Player *)player)->answered, 1);
}

static int at_the_end;
static void ends_its_game(Loop *loop, void *player) {
  (void)player;
  if (++at_the_end == 2)
    loop_stop(loop);
}

static void *plays(void *arg) {
  Player *self = arg;
  Clock *clock = clock_real();
  double end = clock->now(clock) + SECONDS;
  for (int i = 0; i < LETTERS && clock->now(clock) < end; i++) {
    loop_call_soon_threadsafe(self->loop, answers, self);
    while (atomic_load(&self->answered) == i)
      sched_yield();
  }
  loop_call_soon_threadsafe(self->loop, ends_its_game, self);
  return NULL;
}

TEST(no_wake_up_is_lost,
     "Two threads post 30,000 letters each, and each time wait for the answer: "
     "not one letter leaves the loop asleep",
     "E01 E05") {
  untraced();
  Loop *loop = loop_new(clock_real());
  loop_threads(loop);
  Player players[2] = {{.loop = loop}, {.loop = loop}};
  pthread_t one = thread_start(plays, &players[0]);
  pthread_t two = thread_start(plays, &players[1]);
  expect(loop_run_forever(loop), "return None");
  pthread_join(one, NULL);
  pthread_join(two, NULL);
  ck_assert_int_eq(at_the_end, 2);
  loop_free(loop);
}

TEST(an_inbox_works_by_a_pipe_too,
     "Where there is no eventfd, a pipe wakes the loop; both are gone for a "
     "program that a child runs",
     "E05") {
  static const char *const ways[] = {"eventfd", "pipe"};
  untraced();
  for (int i = 0; i < 2; i++) {
    setenv("WAKE_BY", ways[i], 1);
    Loop *loop = loop_new(clock_virtual());
    int fd = inbox_file(loop_threads(loop)->inbox);
    ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
    called = 0;
    in_thread(loop, posts_many);
    for (int n = 0; n < 20000; n++) // more than a pipe holds
      inbox_wake(loop_threads(loop)->inbox);
    run_iteration(loop);
    ck_assert_int_eq(called, 100000);
    char any[8];
    ck_assert_int_lt(read(fd, any, sizeof any), 0);
    ck_assert_int_eq(errno, EAGAIN);
    loop_free(loop);
  }
  unsetenv("WAKE_BY");
}

static int files_open(int flags) { // with these flags
  int count = 0;
  for (int fd = 0; fd < 256; fd++)
    count += fcntl(fd, F_GETFD) != -1 && fcntl(fd, F_GETFD) == flags;
  return count;
}

TEST(an_inbox_leaves_no_file,
     "No end of its file is inherited by another program, and both are closed "
     "when the last who refers to it has given it back",
     "") {
  static const char *const ways[] = {"eventfd", "pipe"};
  untraced();
  for (int i = 0; i < 2; i++) {
    setenv("WAKE_BY", ways[i], 1);
    int inherited = files_open(0), others = files_open(FD_CLOEXEC);
    Inbox *inbox = inbox_new();
    ck_assert_int_eq(files_open(0), inherited);
    int ends = files_open(FD_CLOEXEC) - others;
#ifdef __linux__
    ck_assert_int_eq(ends, i == 0 ? 1 : 2); // an eventfd has but one
#endif
    ck_assert_int_gt(ends, 0);
    inbox_give_back(inbox);
    ck_assert_msg(files_open(FD_CLOEXEC) == others, "the %s stays open",
                  ways[i]);
  }
  unsetenv("WAKE_BY");
}

TEST(its_file_may_have_the_number_zero,
     "Where a program's input is closed, the file has the number 0, and is as "
     "good as any other",
     "") {
  untraced();
  close(0);
  Inbox *inbox = inbox_new();
  ck_assert_int_eq(inbox_file(inbox), 0);
  inbox_wake(inbox);
  ck_assert(says_something(inbox));
  inbox_give_back(inbox);
}

static void has_no_file(void) {
  no_more_files();
  inbox_new();
}

TEST(an_inbox_needs_a_file,
     "Where no file is left there can be no inbox: the program ends, and says "
     "so",
     "") {
  untraced();
  expect_dies(has_no_file, "there is no file left for an inbox: Too many open "
                           "files");
}

TEST(an_inbox_outlives_its_loop,
     "Whoever refers to an inbox finds it closed when the loop is gone", "") {
  Loop *loop = loop_new(clock_virtual());
  Inbox *inbox = loop_threads(loop)->inbox;
  inbox_refer(inbox);
  ck_assert(inbox_post(inbox, say, "dropped"));
  ck_assert(inbox_any(inbox));
  loop_free(loop);
  ck_assert(!inbox_post(inbox, say, "refused"));
  inbox_give_back(inbox);
  expect_notes("");
}
