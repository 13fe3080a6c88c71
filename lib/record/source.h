// source.h: which of the learner's lines has led here.
//
// Where a program was is kept as return addresses, innermost first, which cost
// little. Later one run of addr2line names the lines of all of them:
//
//   frames_walk(__builtin_frame_address(0), frames, COUNT);
//   sources_ask(frames, COUNT);           // as often as there are places
//   sources_find();
//   puts(source_of(frames, COUNT));       // "evens.c:9", or ""
//   sources_release();
//
// The kit's own lines are skipped. Without addr2line, or debug information,
// nothing is found.
#ifndef SOURCE_H
#define SOURCE_H

void sources_ask(const void *const *frames, int count); // NULLs are skipped
void sources_find(void);
// The innermost line that is the learner's, or a test's or demo's. A line of a
// test_*.h, which many tests share, only when there is no other. The text stays
// until sources_release().
const char *source_of(const void *const *frames, int count);
// The innermost line of a floor, "loop.c:144": the kit's, or the learner's own
// in exercises/. "" where no floor was at work, but the program itself.
const char *source_of_floor(const void *const *frames, int count);
void sources_release(void);

#endif
