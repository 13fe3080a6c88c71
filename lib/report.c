#include "report.h"

#include <stdio.h>
#include <stdlib.h>

#include "text.h"

static FILE *report;

void report_open(void) {
  const char *name = getenv("REPORT");
  report = name ? fopen(name, "w") : NULL;
}

const char *report_field(const char *key, const char *value) {
  if (!report)
    return value;
  fprintf(report, "%s: ", key);
  for (const char *at = value; *at; at++) {
    putc(*at, report);
    if (*at == '\n')
      fprintf(report, "%s: ", key);
  }
  putc('\n', report);
  return value;
}

void report_number(const char *key, int value) {
  report_field(key, text_format("%d", value));
}

const char *report_end(const char *words) {
  int n;
  if (sscanf(words, "Received signal %d", &n) == 1)
    return text_format("signal %d", n);
  if (sscanf(words, "Early exit with return value %d", &n) == 1)
    return text_format("exit %d", n);
  return "timeout";
}

void report_close(int ran, int failed) {
  report_number("ran", ran);
  report_number("failed", failed);
  if (report)
    fclose(report);
}
