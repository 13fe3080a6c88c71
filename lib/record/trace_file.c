#include "record/trace_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "die.h"
#include "record/event_text.h"
#include "record/source.h"
#include "text.h"

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

static void write_actor(FILE *out, const RecordedActor *a) {
  fprintf(out, "%s{\"id\":\"a%d\"", a->id ? "," : "", a->id);
  write_field(out, "label", a->label);
  write_field(out, "note", a->note);
  fprintf(out, ",\"kind\":\"%s\"}", actor_kind_name(a->kind));
}

// Oldest first, in the order of the lanes: their list is the other way round.
static void write_actors(FILE *out, const Record *r) {
  size_t count = (size_t)r->actor_count;
  const RecordedActor **by_id = allocate((count + 1) * sizeof *by_id);
  for (const RecordedActor *a = r->actors; a; a = a->next)
    if (!a->same) // else it is one more name
      by_id[a->id] = a;
  for (size_t i = 0; i < count; i++)
    write_actor(out, by_id[i]);
  free(by_id);
}

// JSON has no other numbers. Not a number is no delay, so it is over at once.
static double json_number(double x) {
  return isnan(x) ? 0 : fmin(fmax(x, -1e300), 1e300);
}

static void write_event(FILE *out, const RecordedEvent *e) {
  fprintf(out, "{\"seq\":%d,\"t\":%.9g,\"iter\":%u,\"actor\":\"a%d\"", e->seq,
          e->time, e->iteration, e->actor->id);
  write_field(out, "verb", verb_name(e->verb));
  fprintf(out, ",\"target\":\"");
  if (e->target)
    fprintf(out, "a%d", e->target->id);
  fputc('"', out);
  write_field(out, "value", e->value);
  if (e->why[0])
    write_field(out, "why", e->why);
  write_field(out, "src", source_of(e->frames, RECORDED_FRAMES));
  const char *floor = source_of_floor(e->frames, RECORDED_FRAMES);
  if (*floor)
    write_field(out, "at", floor);
  if (e->serial)
    fprintf(out, ",\"h\":%llu", (unsigned long long)e->serial);
  if (e->job)
    fprintf(out, ",\"job\":%u", e->job);
  if (e->verb == TRACE_CALL_LATER)
    fprintf(out, ",\"delay\":%.9g,\"when\":%.9g", json_number(e->delay),
            json_number(e->when));
  write_field(out, "line", event_text(e));
  fputs("}\n", out);
}

static bool has_loop(const Record *r) {
  for (const RecordedActor *a = r->actors; a; a = a->next)
    if (!a->same && a->kind == ACTOR_LOOP)
      return true;
  return false;
}

// A test that has written over its record does not get here.
static void write_missing(FILE *out, const Missing *missing) {
  bool there = missing->seq && missing->verb < VERBS && missing->actor &&
               missing->target && missing->value;
  if (!there)
    return;
  fprintf(out, ",\"expect\":{\"seq\":%d", missing->seq);
  write_field(out, "actor", missing->actor);
  write_field(out, "verb", verb_name(missing->verb));
  write_field(out, "target", missing->target);
  write_field(out, "value", missing->value);
  if (missing->verb == TRACE_CALL_LATER)
    fprintf(out, ",\"delay\":%.9g", json_number(missing->delay));
  fputc('}', out);
}

static void trace_write(const Record *r, FILE *out) {
  fputs("{\"name\":", out);
  write_string(out, r->name);
  write_field(out, "title", r->title);
  write_field(out, "subtitle", r->subtitle);
  fprintf(out, ",\"loop\":%s,\"actors\":[", has_loop(r) ? "true" : "false");
  write_actors(out, r);
  fputs("]}\n", out);
  for (const RecordedEvent *e = r->first; e; e = e->next)
    write_event(out, e);
  if (r->verdict) {
    fputs("{\"verdict\":", out);
    write_string(out, r->verdict);
    fprintf(out, ",\"seq\":%d", r->verdict_seq);
    write_field(out, "text", r->verdict_text);
    if (r->expected[0])
      write_field(out, "expected", r->expected);
    if (r->happened[0])
      write_field(out, "happened", r->happened);
    write_missing(out, &r->missing);
    fputs("}\n", out);
  }
}

void trace_write_all(const Record *newest, const char *directory) {
  for (const Record *r = newest; r; r = r->next)
    for (const RecordedEvent *e = r->first; e; e = e->next)
      sources_ask(e->frames, RECORDED_FRAMES);
  sources_find();
  for (const Record *r = newest; r; r = r->next) {
    if (r->hidden)
      continue;
    const char *path = text_format("%s/%s.trace", directory, r->name);
    FILE *out = fopen(path, "w");
    if (!out)
      die("cannot write %s", path);
    trace_write(r, out);
    fclose(out);
  }
  sources_release();
}
