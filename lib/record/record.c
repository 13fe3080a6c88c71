#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/actors.h"
#include "trace.h"

static void switch_on(bool on) {
#ifdef NO_TRACE
  (void)on;
#else
  trace_on = on;
#endif
}

Record *record_begin(const char *name, const char *title,
                     const char *subtitle) {
  Record *r = record_new();
  snprintf(r->name, sizeof r->name, "%s", name);
  snprintf(r->title, sizeof r->title, "%s", title);
  snprintf(r->subtitle, sizeof r->subtitle, "%s", subtitle);
  r->stack[0] = actor_new(r, ACTOR_MAIN, NULL, NULL);
  switch_on(true);
  return r;
}

void record_end(void) { switch_on(false); }

#ifndef NO_TRACE
// -- a demo's record -------------------------------------------------------

static void write_at_exit(void) {
  const char *path = getenv("TRACE");
  char directory[512];
  record_end();
  snprintf(directory, sizeof directory, "%s", path);
  char *slash = strrchr(directory, '/');
  *(slash ? slash : directory) = 0;
  trace_write_all(slash ? directory : ".");
}

// TRACE=build/evens.trace ./evens records the whole run. TITLE and SUBTITLE
// say what stands above the picture.
__attribute__((constructor)) static void record_if_asked(void) {
  const char *path = getenv("TRACE");
  if (!path)
    return;
  const char *slash = strrchr(path, '/');
  char name[64];
  snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
  name[strcspn(name, ".")] = 0;
  record_begin(name, getenv("TITLE") ? getenv("TITLE") : name,
               getenv("SUBTITLE") ? getenv("SUBTITLE") : "");
  atexit(write_at_exit);
}
#endif
