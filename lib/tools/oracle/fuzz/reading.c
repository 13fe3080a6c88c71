#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"

Value value_read(const char *word) {
  return strcmp(word, "None") ? value_int(atoi(word)) : value_none();
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
