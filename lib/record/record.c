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
  r->name = record_text(name);
  r->title = record_text(title);
  r->subtitle = record_text(subtitle);
  r->stack[0] = actor_new(r, ACTOR_MAIN, NULL, NULL);
  switch_on(true);
  return r;
}

void record_end(void) { switch_on(false); }

#ifndef NO_TRACE
// -- a demo's record -------------------------------------------------------

static const char *path; // TRACE, as it was when the program began

static void write_at_exit(void) {
  const char *slash = strrchr(path, '/');
  record_end();
  char *folder =
      text_new("%.*s", (int)(slash ? slash - path : 1), slash ? path : ".");
  trace_write_all(record_all(), folder);
  free(folder);
}

// TRACE=build/evens.trace ./evens records the whole run. TITLE and SUBTITLE
// say what stands above the picture.
__attribute__((constructor)) static void record_if_asked(void) {
  path = getenv("TRACE");
  if (!path)
    return;
  setvbuf(stdout, NULL, _IOLBF, 0); // whatever ends it, its lines are there
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  name = text_format("%.*s", (int)strcspn(name, "."), name);
  record_begin(name, getenv("TITLE") ? getenv("TITLE") : name,
               getenv("SUBTITLE") ? getenv("SUBTITLE") : "");
  atexit(write_at_exit);
}
#endif
