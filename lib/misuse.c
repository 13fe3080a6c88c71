#include "misuse.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

// A floor that the learner has written himself is his, too; then we want the
// line that has called it. So what is in the file of the innermost frame is
// passed over, unless there is nothing else.
static const char *line_of_caller(const void *const *frames, int count) {
  sources_ask(frames, count);
  sources_find();
  const char *innermost = source_of(frames, 1);
  size_t file = strcspn(innermost, ":");
  for (int i = 1; i < count; i++) {
    const char *line = source_of(&frames[i], 1);
    if (*line && strncmp(line, innermost, file + 1))
      return line;
  }
  return source_of(frames, count);
}

_Noreturn void misuse(const char *format, ...) {
  const void *frames[FRAMES] = {NULL};
  frames_walk(__builtin_frame_address(0), frames, FRAMES);
  va_list args;
  va_start(args, format);
  const char *message = text_new_v(format, args);
  va_end(args);
  const char *line = line_of_caller(frames, FRAMES);
  die("%s%s%s", line, *line ? ": " : "", message);
}

// -- what the sanitizers find -------------------------------------------------

#if WITH_ASAN
#include <sanitizer/asan_interface.h>

// Their reports are long; the learner's line comes first. Of a signal they do
// not say where it came from.
void __asan_on_error(void) {
  if (!__asan_get_report_bp())
    return;
  const void *frames[FRAMES] = {__asan_get_report_pc()};
  frames_walk(__asan_get_report_bp(), frames + 1, FRAMES - 1);
  const char *line = misuse_line("", frames, FRAMES);
  if (*line)
    fprintf(stderr, "%s: %s (what AddressSanitizer says of it follows)\n", line,
            __asan_get_report_description());
}

// Out of memory is for allocate() to report. A pointer to a local of a function
// that has returned is worth the time that it takes to find.
const char *__asan_default_options(void) {
  return "allocator_may_return_null=1:detect_stack_use_after_return=1";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void) { return "print_stacktrace=1"; }
#endif
