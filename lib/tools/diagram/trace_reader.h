// trace_reader.h: reading a trace file, line by line.
//
// The file is JSON lines: a header with the actors, one event per line, and
// perhaps a last line with the verdict of the test. lib/record/trace_file.c
// writes it; its field "line", and any other unknown here, is passed over.
//
//   Run run;
//   char wrong[PROBLEM_SIZE];
//   if (!run_read(&run, "build/x.trace", wrong)) puts(wrong);
//   run_release(&run);

#ifndef DIAGRAM_TRACE_READER_H
#define DIAGRAM_TRACE_READER_H

#include "run.h"

// Reads and checks the file. On failure returns false, with "FILE:LINE: what"
// in `wrong` and nothing to release.
bool run_read(Run *self, const char *path, char wrong[PROBLEM_SIZE]);

// The same for a text in memory; `path` is only named in messages.
bool run_parse(Run *self, const char *path, const char *text, size_t length,
               char wrong[PROBLEM_SIZE]);

void run_release(Run *self);

#endif
