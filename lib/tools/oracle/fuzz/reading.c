#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"

// A text has quotation marks around it.
static Value text_read(const char *word) {
  return value_str(message_format("%.*s", (int)strlen(word) - 2, word + 1));
}

Value value_read(const char *word) {
  if (!strcmp(word, "None"))
    return value_none();
  if (!strcmp(word, "True") || !strcmp(word, "False"))
    return value_bool(*word == 'T');
  if (*word == '\'')
    return text_read(word);
  return strpbrk(word, ".e") ? value_float(atof(word)) : value_int(atoi(word));
}

ErrorType error_type_read(const char *word) {
  static ErrorType types;
  if (!types)
    types = error_type_new("Leave", GeneratorExit);
  for (ErrorType type = 0; type <= types; type++)
    if (!strcmp(error_type_name(type), word))
      return type;
  die("no error is called %s", word);
}

Error error_read(const Line *line, int first) {
  const char *message = line->count > first + 1 ? line->words[first + 1] : "";
  return raised(error_type_read(line->words[first]),
                message_format("%s", message))
      .error;
}
