#include "testing_old.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct Paths {
  char record[600], aside[600];
} Paths;

static Paths paths_of(const char *directory, const char *name) {
  Paths p;
  snprintf(p.record, sizeof p.record, "%s/%s.trace", directory, name);
  snprintf(p.aside, sizeof p.aside, "%s/%s.old", directory, name);
  return p;
}

static bool same_text(const char *path, const char *other_path) {
  FILE *a = fopen(path, "r"), *b = fopen(other_path, "r");
  int c = 0, d = 0;
  while (a && b && c == d && c != EOF) {
    c = getc(a);
    d = getc(b);
  }
  bool same = a && b && c == d;
  if (a)
    fclose(a);
  if (b)
    fclose(b);
  return same;
}

void old_record_put_aside(const char *directory, const char *name) {
  Paths p = paths_of(directory, name);
  remove(p.aside); // of a run that was killed
  rename(p.record, p.aside);
}

void old_record_bring_back(const char *directory, const char *name) {
  Paths p = paths_of(directory, name);
  if (same_text(p.record, p.aside))
    rename(p.aside, p.record);
  else
    remove(p.aside);
}
