#include "trace_reader.h"

#include "files.h"
#include "trace_event.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reader_line(Reader *self, Json *json, bool first) {
  if (self->judged)
    json_fail(json, "nothing may follow the verdict");
  if (first)
    reader_header(self, json);
  else
    reader_event(self, json);
  json_finish(json);
}

static bool is_blank(const char *line, const char *end) {
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
    line++;
  return line == end;
}

// Reads line by line. Returns the number of the line that is wrong, or 0.
static long read_lines(Reader *self, const char *text, const char *end,
                       const char **wrong) {
  long number = 0;
  bool first = true;
  while (text < end) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    if (!stop)
      stop = end;
    number++;
    if (!is_blank(text, stop)) {
      Json json = json_of(text, stop, &self->run->arena);
      reader_line(self, &json, first);
      first = false;
      if ((*wrong = json.wrong))
        return number;
    }
    text = stop + (stop < end);
  }
  *wrong = first ? "the file is empty: not even a header" : NULL;
  return first ? 1 : 0;
}

bool run_parse(Run *self, const char *path, const char *text, size_t length,
               char wrong[PROBLEM_SIZE]) {
  *self = (Run){.verdict = {.text = "",
                            .expected = "",
                            .happened = "",
                            .missing = {.verb = VERBS}}};
  Reader reader = {.run = self};
  const char *what;
  lookup_init(&reader.actors, &self->arena);
  lookup_init(&reader.handles, &self->arena);
  long line = read_lines(&reader, text, text + length, &what);
  if (!line)
    return true;
  snprintf(wrong, PROBLEM_SIZE, "%.300s:%ld: %s", path, line, what);
  run_release(self);
  return false;
}

bool run_read(Run *self, const char *path, char wrong[PROBLEM_SIZE]) {
  size_t length;
  char *text = file_read(path, &length);
  if (!text) {
    snprintf(wrong, PROBLEM_SIZE, "%.300s:1: %s", path, strerror(errno));
    return false;
  }
  bool good = run_parse(self, path, text, length, wrong);
  free(text);
  return good;
}

void run_release(Run *self) {
  arena_release(&self->arena);
  *self = (Run){0};
}
