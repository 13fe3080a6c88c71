#include "testing_end.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/missing.h"
#include "record/shared_memory.h"
#include "record/source.h"
#include "symbol.h"
#include "testing_right.h"
#include "text.h"

// -- how it ended -------------------------------------------------------------

// The function in which it crashed, and the line, as far as they are known.
static const char *crash_words(const Record *record, const char *message) {
  const void *const *at = record->crash;
  const char *name = at[0] ? symbol_name(at[0]) : NULL;
  if (!name)
    return message;
  sources_ask(at, 1);
  sources_find();
  const char *line = source_of(at, 1);
  if (!*line)
    line = source_of_floor(at, 1);
  const char *text =
      text_format("%s in %s()%s%s", message, name, *line ? ", " : "", line);
  sources_release();
  return text;
}

// Who runs and does not come back, and who waits for it.
static const char *timeout_words(const Record *record, const char *message) {
  int depth = record->depth;
  if (depth < 0 || depth >= RECORDED_DEPTH)
    return message;
  const char *text = text_format("%s: %s does not come back", message,
                                 record->stack[depth]->label);
  for (int i = depth - 1; i >= 0; i--)
    text = text_format("%s, %s waits for %s", text, record->stack[i]->label,
                       record->stack[i + 1]->label);
  return text;
}

// -- the verdict --------------------------------------------------------------

void verdict_give(const Test *test, Record *record, const char *verdict,
                  const char *message) {
  Difference first;
  const RecordedEvent *last = record->last;
  if (record->verdict) // the test itself has said it
    return;
  bool late = !strcmp(verdict, "timeout");
  // Who calls exit() only failed, unless it was the sanitizer, at a fault.
  bool fault = !strncmp(verdict, "exit ", 5) && record->crash[0];
  bool crash = fault || !strncmp(verdict, "signal ", 7);
  if (fault)
    message = text_format("Received signal %d", SIGSEGV);
  record->verdict = late ? "timeout" : crash ? "crashed" : "failed";
  if (record->verdict_seq == 0)
    record->verdict_seq = last ? last->seq : 0;
  const char *words = late    ? timeout_words(record, message)
                      : crash ? crash_words(record, message)
                              : message;
  words = record->verdict_text = record_text(words); // a lent one would go
  if (!difference_find(test, record, &first))
    return;
  bool ended = !first.happened[0]; // too early
  record->verdict_seq = ended && last ? last->seq : first.seq;
  record->expected =
      record_text(first.expected[0] ? first.expected : "nothing more");
  missing_note(record, first.seq, first.line);
  record->happened =
      record_text(ended ? text_format("nothing more: %s", text_line(words))
                        : first.happened);
}

// -- the picture, and the page -----------------------------------------------

// Both are whole paths. Up from the one to where they part, and down again;
// what comes ends in a slash, unless it is nothing.
static const char *relative(const char *from, const char *to) {
  size_t parted = 0, i = 0;
  for (; from[i] && from[i] == to[i]; i++)
    if (from[i] == '/')
      parted = i;
  if (!from[i] && (!to[i] || to[i] == '/'))
    parted = i;
  const char *way = "";
  for (const char *rest = from + parted; *rest; rest++)
    if (*rest == '/' && rest[1])
      way = text_format("%s../", way);
  return to[parted] && to[parted + 1]
             ? text_format("%s%s/", way, to + parted + 1)
             : way;
}

static const char *path_of(const char *directory, const char *file) {
  char whole[PATH_MAX], here[PATH_MAX];
  const char *stands = getenv("STANDS");
  if (!realpath(directory, whole) ||
      !realpath(stands && *stands ? stands : ".", here))
    return text_format("%s/%s", directory, file);
  return text_format("%s%s", relative(here, whole), file);
}

const char *picture_path(const char *directory, const char *name) {
  return path_of(directory, text_format("%s.svg", name));
}

const char *page_path(const char *directory, const char *name) {
  return path_of(directory, text_format("play.html#%s", name));
}
