#include "misuse.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "die.h"
#include "record/source.h"
#include "text.h"

enum { FRAMES = 32 };

const char *misuse_line(const char *words, const void *const *frames,
                        int count) {
  sources_ask(frames, count);
  sources_find();
  const char *line = source_of(frames, count);
  return *line ? text_format("%s%s", words, line) : "";
}

_Noreturn void misuse(const char *format, ...) {
  const void *frames[FRAMES] = {NULL};
  frames_walk(__builtin_frame_address(0), frames, FRAMES);
  va_list args;
  va_start(args, format);
  const char *message = text_new_v(format, args);
  const char *line = misuse_line("", frames, FRAMES);
  die("%s%s%s", line, *line ? ": " : "", message);
}
