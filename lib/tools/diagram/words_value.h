// words_value.h: what the value of an event says, as far as it has a look.

#ifndef DIAGRAM_WORDS_VALUE_H
#define DIAGRAM_WORDS_VALUE_H

#include "run.h"

// True for the text of a raised exception: "ValueError", "KeyError: 'x'".
bool names_error(const char *value);

// True for a result that says that the future was cancelled.
bool says_cancelled(const char *value);

// True for what throws an exception into its target.
bool event_throws(const RunEvent *event);

// True for an exception on its way, and a refusal or a result that is one.
bool event_shows_error(const RunEvent *event);

#endif
