#include "words_value.h"

#include <ctype.h>
#include <string.h>

bool names_error(const char *value) {
  static const char *const ends[] = {"Error",     "Exit",      "Exception",
                                     "Interrupt", "Iteration", "Group"};
  size_t length = 0;
  while (isalnum((unsigned char)value[length]) || value[length] == '_')
    length++;
  if (!isupper((unsigned char)value[0]) ||
      (value[length] && value[length] != ':' && value[length] != '('))
    return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t n = strlen(ends[i]);
    if (length >= n && !memcmp(value + length - n, ends[i], n))
      return true;
  }
  return false;
}

bool says_cancelled(const char *value) {
  size_t length = strcspn(value, ":(");
  return !strcmp(value, "cancelled") ||
         (length == strlen("CancelledError") &&
          !strncmp(value, "CancelledError", length));
}

// A task's step is a run, but may throw like a throw.
bool event_throws(const RunEvent *event) {
  return event->verb == TRACE_THROW ||
         (event->verb == TRACE_RUN && !strncmp(event->value, "throw(", 6));
}

bool event_shows_error(const RunEvent *event) {
  const char *error = strstr(event->value, ": ");
  if (event->verb == TRACE_REFUSED)
    return error && names_error(error + 2);
  return event_throws(event) || event->verb == TRACE_RAISE ||
         (event->verb == TRACE_SET_RESULT && names_error(event->value));
}
