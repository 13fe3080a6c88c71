#include "testing_old.h"

#include <stdbool.h>
#include <stdio.h>

#include "text.h"

typedef struct Paths {
  const char *record, *aside; // lent
} Paths;

static Paths paths_of(const char *directory, const char *name) {
  return (Paths){text_format("%s/%s.trace", directory, name),
                 text_format("%s/%s.old", directory, name)};
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
