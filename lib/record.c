#include "record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

static const char *const verbs[] = {"next",       "send",
                                    "throw",      "close",
                                    "run",        "yield",
                                    "return",     "raise",
                                    "create",     "print",
                                    "yield_from", "refused",
                                    "set_result", "add_done_callback",
                                    "call_soon",  "call_later",
                                    "cancel",     "due",
                                    "drop",       "select"};

const char *trace_verb(Verb verb) { return verbs[verb]; }

const char *trace_line(const Event *e) {
  static char line[300];
  if (e->verb == TRACE_SELECT) {
    snprintf(line, sizeof line, "iteration %u, t = %g", e->iteration, e->time);
    return line;
  }
  int n = snprintf(line, sizeof line, "%s %s", e->actor->label, verbs[e->verb]);
  bool out = e->verb >= TRACE_YIELD && e->verb <= TRACE_RAISE;
  bool step = e->verb == TRACE_RUN && strchr(e->value, '('); // of a task
  if (e->target && !out && (!e->serial || step))
    n += snprintf(line + n, sizeof line - n, " %s", e->target->label);
  if (e->verb == TRACE_CALL_LATER)
    n += snprintf(line + n, sizeof line - n, " %g", e->delay);
  if (e->value[0])
    snprintf(line + n, sizeof line - n, " %.200s", e->value);
  return line;
}

// -- JSON lines ------------------------------------------------------------

static void write_string(FILE *out, const char *text) {
  fputc('"', out);
  for (const unsigned char *c = (const unsigned char *)text; *c; c++)
    if (*c == '"' || *c == '\\')
      fprintf(out, "\\%c", *c);
    else if (*c < 0x20 || *c == 0x7f)
      fprintf(out, "\\u%04x", *c);
    else
      fputc(*c, out);
  fputc('"', out);
}

static void write_field(FILE *out, const char *name, const char *text) {
  fprintf(out, ",\"%s\":", name);
  write_string(out, text);
}

static void write_actors(FILE *out, const Actor *a) {
  static const char *const kinds[] = {"main", "loop", "gen",
                                      "cb",   "task", "fut"};
  if (!a)
    return;
  write_actors(out, a->next); // oldest first: that is the lane order
  if (a->same)
    return;
  fprintf(out, "%s{\"id\":\"a%d\"", a->id ? "," : "", a->id);
  write_field(out, "label", a->label);
  write_field(out, "note", a->note);
  fprintf(out, ",\"kind\":\"%s\"}", kinds[a->kind]);
}

static void write_event(FILE *out, const Event *e) {
  fprintf(out, "{\"seq\":%d,\"t\":%.9g,\"iter\":%u,\"actor\":\"a%d\"", e->seq,
          e->time, e->iteration, e->actor->id);
  write_field(out, "verb", verbs[e->verb]);
  fprintf(out, ",\"target\":\"");
  if (e->target)
    fprintf(out, "a%d", e->target->id);
  fputc('"', out);
  write_field(out, "value", e->value);
  write_field(out, "src", source_of(e));
  if (e->serial)
    fprintf(out, ",\"h\":%llu", (unsigned long long)e->serial);
  if (e->verb == TRACE_CALL_LATER)
    fprintf(out, ",\"delay\":%.9g,\"when\":%.9g", e->delay, e->when);
  fputs("}\n", out);
}

static bool has_loop(const Trace *t) {
  for (const Actor *a = t->actors; a; a = a->next)
    if (!a->same && a->kind == ACTOR_LOOP)
      return true;
  return false;
}

static void trace_write(const Trace *t, FILE *out) {
  fputs("{\"name\":", out);
  write_string(out, t->name);
  write_field(out, "title", t->title);
  write_field(out, "subtitle", t->subtitle);
  fprintf(out, ",\"loop\":%s,\"actors\":[", has_loop(t) ? "true" : "false");
  write_actors(out, t->actors);
  fputs("]}\n", out);
  for (const Event *e = t->first; e; e = e->next)
    write_event(out, e);
  if (t->verdict) {
    fputs("{\"verdict\":", out);
    write_string(out, t->verdict);
    fprintf(out, ",\"seq\":%d", t->verdict_seq);
    write_field(out, "text", t->verdict_text);
    fputs("}\n", out);
  }
}

void trace_write_all(const char *directory) {
  sources_find();
  for (Trace *t = trace_records(); t; t = t->next) {
    if (t->hidden)
      continue;
    char path[600];
    snprintf(path, sizeof path, "%s/%s.trace", directory, t->name);
    FILE *out = fopen(path, "w");
    if (!out)
      die("cannot write %s", path);
    trace_write(t, out);
    fclose(out);
  }
  sources_release();
}

// -- a demo's record -------------------------------------------------------

static void write_at_exit(void) {
  const char *path = getenv("TRACE");
  char directory[512];
  trace_end();
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
  trace_begin(name, getenv("TITLE") ? getenv("TITLE") : name,
              getenv("SUBTITLE") ? getenv("SUBTITLE") : "");
  atexit(write_at_exit);
}
