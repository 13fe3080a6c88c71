// What chat_serve() promises.
#include "09-streams/test_streams.h"
#include "exercise.h"

enum { GUESTS = 4 };

static Room room;
static Stream *streams[GUESTS];
static int ends[GUESTS]; // theirs
static Task *tasks[GUESTS];

// async def serves(stream): await chat_serve(room, stream)
static Outcome serves(Coroutine *self, void *stream) {
  return chat_serve(self, &room, stream);
}

// Guest number i connects, and says this.
static void comes(Loop *loop, int i, const char *says) {
  int pair[2];
  sock_pair(pair);
  streams[i] = stream_new(loop, pair[0]);
  ends[i] = pair[1];
  tasks[i] = start(loop, serves, streams[i]);
  give(ends[i], says);
  settle(loop);
}

static void says(Loop *loop, int i, const char *text) {
  give(ends[i], text);
  settle(loop);
}

static void goes(Loop *loop, int i) {
  hang_up(loop, &ends[i]);
  settle(loop);
}

// What guest number i has heard since the last time.
#define hears(i, text)                                                         \
  do {                                                                         \
    const char *heard = taken(ends[i]);                                        \
    ck_assert_msg(!strcmp(heard, text), "%s has heard %s, not %s",             \
                  "ann\0bob\0cid\0" + 4 * i, heard, text);                     \
  } while (0)

static void all_go(Loop *loop, int count) {
  for (int i = 0; i < count; i++)
    goes(loop, i);
  for (int i = 0; i < count; i++) {
    ck_assert_str_eq(state_of(tasks[i]), "finished");
    stream_free(streams[i]);
  }
  settle(loop);
  ck_assert_ptr_null(room.members);
}

// -- who hears what -----------------------------------------------------------

LOOP_TEST(all_others_hear_it,
          "What one says all others hear, with his name, and he does not", "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\n");
  comes(loop, 2, "cid\n");
  hears(0, "'* bob is here\\n* cid is here\\n'");
  hears(1, "'* cid is here\\n'");
  hears(2, "nothing yet");
  says(loop, 1, "hello\n");
  hears(0, "'bob: hello\\n'");
  hears(1, "nothing yet");
  hears(2, "'bob: hello\\n'");
  all_go(loop, 3);
}

LOOP_TEST(a_line_is_a_line,
          "A line goes out when its end has come, however it was cut; several "
          "that come at once are several",
          "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bo");
  hears(0, "nothing yet");
  says(loop, 1, "b\nhel");
  hears(0, "'* bob is here\\n'");
  says(loop, 1, "lo\n\none\ntwo\n");
  hears(0, "'bob: hello\\nbob: \\nbob: one\\nbob: two\\n'");
  all_go(loop, 2);
}

LOOP_TEST(a_long_line_is_dropped,
          "A line beyond the limit is dropped, and who has sent it stays", "") {
  untraced();
  static char much[3000];
  memset(much, 'x', sizeof much - 1);
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\n");
  hears(0, "'* bob is here\\n'");
  streams[1]->limit = 1000;
  give(ends[1], much);
  says(loop, 1, "\nshort\n");
  hears(0, "'bob: short\\n'");
  all_go(loop, 2);
}

// -- who comes and goes -------------------------------------------------------

LOOP_TEST(who_goes_is_gone,
          "When one goes the others are told, once, and nothing is sent to him",
          "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\n");
  comes(loop, 2, "cid\n");
  goes(loop, 1);
  hears(0, "'* bob is here\\n* cid is here\\n* bob is gone\\n'");
  hears(2, "'* bob is gone\\n'");
  says(loop, 2, "who is left?\n");
  hears(0, "'cid: who is left?\\n'");
  all_go(loop, 3);
}

LOOP_TEST(who_has_no_name_was_never_there,
          "Who says no name was never there, and nobody is told of him", "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "\n");
  ck_assert_str_eq(state_of(tasks[1]), "finished");
  comes(loop, 2, "");
  goes(loop, 2);
  hears(0, "nothing yet");
  all_go(loop, 3);
}

LOOP_TEST(the_last_words_count,
          "What has come without an end before he goes is his last line", "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\nbye");
  goes(loop, 1);
  hears(0, "'* bob is here\\nbob: bye\\n* bob is gone\\n'");
  all_go(loop, 2);
}

LOOP_TEST(a_guest_is_cancelled,
          "Who is cancelled leaves the room, and the others are told", "") {
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\n");
  task_cancel(tasks[1]);
  settle(loop);
  expect(future_result(&tasks[1]->future), "raise CancelledError");
  hears(0, "'* bob is here\\n* bob is gone\\n'");
  says(loop, 0, "still here\n");
  hears(1, "nothing yet");
  goes(loop, 0);
  goes(loop, 1);
  stream_free(streams[0]);
  stream_free(streams[1]);
  settle(loop);
}

// -- who does not read --------------------------------------------------------

LOOP_TEST(nobody_waits_for_one_who_does_not_read,
          "One who does not read keeps nobody waiting, and no memory: when too "
          "much is kept for him he is hung up",
          "") {
  untraced();
  comes(loop, 0, "ann\n");
  comes(loop, 1, "bob\n"); // who never reads
  comes(loop, 2, "cid\n");
  static char line[2001];
  memset(line, 'x', 1999);
  line[1999] = '\n';
  for (int i = 0; i < 1000 && !future_done(&tasks[1]->future); i++) {
    says(loop, 0, line);
    drain(ends[2]);
    ck_assert_uint_le(streams[1]->out.count, MOST_WAITING + 2100);
  }
  ck_assert_str_eq(state_of(tasks[1]), "finished");
  ck_assert_str_eq(state_of(tasks[2]), "pending");
  says(loop, 0, "and now?\n");
  settle(loop);
  char text[101] = "";
  while (recv(ends[2], text, 100, MSG_DONTWAIT) == 100)
    ;
  ck_assert_msg(strstr(text, "ann: and now?\n"), "%s", text);
  all_go(loop, 3);
}
