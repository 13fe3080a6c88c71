#include "random_words.h"

const char *random_word(int number) {
  static const char *const words[RANDOM_WORDS] = {
      "1",
      "None",
      "'hi'",
      "Task-7",
      "a \\\"quote\\\"",
      "<b>&amp",
      "\\\\back",
      "caf\xc3\xa9",
      "tab\\there",
      "\\u0007bell",
      "a name that goes on and on and on",
      "\xe4\xb8\xad\xe6\x96\x87",
      "x",
      "ValueError: no",
      "CancelledError",
      "\xff\xfe"};
  return words[number];
}
