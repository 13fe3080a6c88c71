#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "trace.h"

void print(const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *line = text_new_v(format, args);
  va_end(args);
  trace(TRACE_PRINT, NULL, value_str(line));
  puts(line);
  free(line);
}
