// words_sentence.h: every event as a sentence, which is what the picture says
// to who cannot see it.

#ifndef DIAGRAM_WORDS_SENTENCE_H
#define DIAGRAM_WORDS_SENTENCE_H

#include "buffer.h"
#include "run.h"

// "#7 main sends 'hi' into worker() [coro.c:18]", in full, without a newline.
void sentence_add(Buffer *to, const Run *run, const RunEvent *event);

// The events from `first` to before `end`, one per line; at the end of the run
// also what the verdict says.
void sentences_add(Buffer *to, const Run *run, int first, int end);

// What was expected where the run went wrong, and what happened, behind
// `before`; nothing when that is not known. Two lines, unless `before` is ", ".
void difference_add(Buffer *to, const Run *run, const char *before);

// What the verdict says, "" when there is none or the test passed; in lines.
void verdict_add(Buffer *to, const Run *run);

#endif
