// test_streams.h: what the tests of streams have in common: a stream, and the
// other end of its connection as a bare socket.
//
//   STREAM_TEST(what_comes_is_read, "What comes is read", "N37") {
//     give(peer, "hi");
//     ...
//   }
#ifndef TEST_STREAMS_H
#define TEST_STREAMS_H

#include "08-sockets/test_files.h"
#include "09-streams/server.h"

#define STREAM_TEST(name, rule, rows)                                          \
  static void name##_with_stream(Loop *loop, Stream *stream, int *peer);       \
  PAIR_TEST(name, rule, rows) {                                                \
    Stream *stream = stream_new(loop, pair[A]);                                \
    pair[A] = -1; /* the stream's now */                                       \
    name##_with_stream(loop, stream, &pair[B]);                                \
  }                                                                            \
  static void name##_with_stream(__attribute__((unused)) Loop *loop,           \
                                 Stream *stream,                               \
                                 __attribute__((unused)) int *peer)

// Everything that happens now, without a timer.
static inline void settle(Loop *loop) {
  for (int i = 0; i < 6; i++)
    run_idle_iteration(loop);
}

// Gives the stream back, and sees its connection end.
static inline void done_with(Loop *loop, Stream *stream) {
  stream_free(stream);
  settle(loop);
}

// Who fails again and again is stopped: no timer would ever be due.
static inline void note_three(Loop *loop, const ExceptionContext *context,
                              void *arg) {
  int *reports = arg;
  note_report(loop, context, NULL);
  if (++*reports == 3)
    loop_stop(loop);
}

typedef struct Ask {
  Stream *stream;
  size_t size;
  const char *text; // a separator, or what is to be written
} Ask;

static inline void note_text(const char *what, Outcome o, const char *text) {
  ck_assert(o.how == RAISED || o.how == RETURNED);
  note("%s %s in %u", what,
       o.how == RAISED ? error_repr(o.error) : repr(value_str(text)),
       iteration());
}

// async def reads_some(ask): note(await reader.read(size))
static inline Outcome reads_some(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  char text[200] = "";
  Outcome o = stream_read(self, ask->stream, text, ask->size);
  if (o.how != RAISED)
    ck_assert_int_eq(value_as_int(o.value), (int64_t)strlen(text));
  note_text("read", o, text);
  return ended(o);
}

static inline Outcome reads_exactly(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  char text[200] = "";
  Outcome o = stream_readexactly(self, ask->stream, text, ask->size);
  note_text("exactly", o, text);
  if (o.how == RAISED)
    note("partial %s", repr(value_str(text)));
  return ended(o);
}

static inline Outcome reads_line(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  Outcome o = stream_readline(self, ask->stream);
  if (o.how != RAISED)
    ck_assert_uint_eq(ask->stream->line.count, strlen(value_as_str(o.value)));
  note_text("line", o, o.how == RAISED ? "" : value_as_str(o.value));
  return ended(o);
}

static inline Outcome reads_until(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  Outcome o = stream_readuntil(self, ask->stream, ask->text);
  note_text("until", o, o.how == RAISED ? "" : value_as_str(o.value));
  return ended(o);
}

static inline Outcome drains(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  Outcome o = stream_drain(self, ask->stream);
  note("drain %s in %u", outcome_repr(o), iteration());
  return ended(o);
}

static inline Outcome waits_closed(Coroutine *self, void *arg) {
  const Ask *ask = arg;
  Outcome o = stream_wait_closed(self, ask->stream);
  note("closed %s in %u", outcome_repr(o), iteration());
  return ended(o);
}

#endif
