#include "play_run.h"

#include "files.h"
#include "missing.h"
#include "page_layout.h"
#include "picture.h"
#include "play_rows.h"
#include "play_sources.h"
#include "play_steps.h"
#include "svg.h"

#include <stdlib.h>
#include <string.h>

static void put_string(Buffer *out, const char *key, const char *text) {
  buffer_add(out, key);
  buffer_char(out, '"');
  buffer_json(out, text);
  buffer_char(out, '"');
}

static void put_number(Buffer *out, const char *key, double number) {
  buffer_add(out, key);
  buffer_number(out, number);
}

// ---------------------------------------------------------------- who acts

// Who has created the actor: its boxes belong together.
static int maker_of(const Run *run, int actor) {
  for (int i = 0; i < run->event_count; i++)
    if (run->events[i].verb == TRACE_CREATE && run->events[i].target == actor)
      return run->events[i].actor;
  return NOBODY;
}

static void put_actors(Buffer *out, const Run *run) {
  buffer_add(out, ",\"actors\":[");
  for (int i = 0; i < run->actor_count; i++) {
    const RunActor *actor = &run->actors[i];
    bool future = actor->kind == ACTOR_FUTURE;
    put_string(out, i ? ",\n{\"label\":" : "\n{\"label\":", actor->label);
    put_string(out, ",\"note\":", actor->note);
    put_string(out, ",\"kind\":", actor_kind_name(actor->kind));
    put_number(out, ",\"colour\":", actor->colour);
    put_number(out, ",\"of\":", future ? maker_of(run, i) : NOBODY);
    buffer_char(out, '}');
  }
  buffer_char(out, ']');
}

static void put_handles(Buffer *out, Model *model) {
  const Run *run = &model->run;
  PlayRows rows;
  bool first = true;
  play_rows_make(&rows, model);
  buffer_add(out, ",\"handles\":{");
  for (int i = 0; i < model->queues.wait_count; i++) {
    const RunEvent *event = &run->events[model->queues.waits[i].event];
    if (rows.ticket[i] != event->seq)
      continue;
    buffer_add(out, first ? "\"" : ",\n\"");
    first = false;
    buffer_long(out, rows.ticket[i]);
    bool line = event->verb == TRACE_LINE_UP, file = event->verb == TRACE_WATCH;
    put_string(out, "\":{\"label\":", event->value);
    put_number(out, ",\"of\":", line || file ? event->actor : event->target);
    if (line || file)
      put_number(out, line ? ",\"line\":" : ",\"file\":", 1);
    put_number(out, ",\"by\":", (double)event->seq);
    if (event->verb == TRACE_CALL_LATER)
      put_number(out, ",\"when\":", event->when);
    buffer_char(out, '}');
  }
  buffer_char(out, '}');
}

// ---------------------------------------------------------------- the verdict

// Of a run without a verdict nothing has been read.
static const char *words_or_none(const char *words) {
  return words ? words : "";
}

// Who should have acted, or run, and the ticket of the handle that should have.
static void put_missing(Buffer *out, Model *model) {
  const Run *run = &model->run;
  const RunEvent *missing = &run->verdict.missing;
  PlayRows rows;
  long ticket = 0;
  if (!has_missing(run))
    return;
  bool in = verb_goes_in(missing->verb) && missing->target != NOBODY;
  play_rows_make(&rows, model);
  for (int i = 0; i < model->queues.wait_count && missing->h; i++) {
    const RunEvent *event = &run->events[model->queues.waits[i].event];
    if (event->h == missing->h && event->seq < missing->seq)
      ticket = rows.ticket[i];
  }
  put_number(out,
             ",\"missing\":{\"who\":", in ? missing->target : missing->actor);
  put_number(out, ",\"ticket\":", (double)ticket);
  if (missing->verb == TRACE_PRINT)
    put_string(out, ",\"said\":", missing->value);
  buffer_char(out, '}');
}

static void put_verdict(Buffer *out, Model *model) {
  static const char *const words[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timed out"};
  const Run *run = &model->run;
  const Verdict *verdict = &run->verdict;
  put_string(out, ",\"verdict\":{\"word\":", words[verdict->judgement]);
  put_number(out, ",\"bad\":", verdict->judgement > PASSED);
  put_number(out, ",\"seq\":", (double)verdict->seq);
  const char *text = words_or_none(verdict->text);
  const char *expected = words_or_none(verdict->expected);
  // A record from somewhere else says only what was expected.
  bool plain = verdict->judgement == DIFFERS && !*expected;
  put_string(out, ",\"text\":", text);
  put_string(out, ",\"expected\":", plain ? text : expected);
  put_string(out, ",\"happened\":", words_or_none(verdict->happened));
  put_missing(out, model);
  buffer_char(out, '}');
}

// ---------------------------------------------------------------- pictures

// Without what a browser would show beside the pointer: the page says it.
static void put_untitled(Buffer *out, const char *svg) {
  static const char title[] = " xlink:title=\"";
  for (const char *next; (next = strstr(svg, title)); svg = next) {
    buffer_add_bytes(out, svg, (size_t)(next - svg));
    next += strlen(title);
    next += strcspn(next, "\"");
    next += *next != '\0';
  }
  buffer_add(out, svg);
}

// False when it was not drawn.
static bool put_picture(Buffer *out, const char *key, const Picture *picture,
                        const char *trace) {
  char stem[PATH_SIZE], path[PATH_SIZE];
  size_t length;
  path_stem(stem, trace, NULL);
  picture_path(path, picture, stem, "svg");
  char *svg = file_read(path, &length);
  Buffer inlined = {0}, lean = {0};
  if (!svg)
    return false;
  svg_inline(&inlined, svg, picture->map ? "m-" : "l-");
  put_untitled(&lean, inlined.bytes ? inlined.bytes : "");
  put_string(out, key, lean.bytes);
  buffer_release(&lean);
  buffer_release(&inlined);
  free(svg);
  return true;
}

// The queues and the source lines have panels of their own.
static void put_box(Buffer *out, Model *model, const PageRows *rows) {
  Page page;
  page_lay_out(&page, model, *rows);
  double left = model->lanes.loop ? page.queue_right[READY_QUEUE] : page.left;
  put_number(out, ",\"box\":[", left - page.left);
  put_number(out, ",", page.src_left - page.left);
  put_number(out, ",", page.right - page.left);
  buffer_char(out, ']');
}

static void put_pictures(Buffer *out, Model *model, const char *trace) {
  Picture map = {model, true, rows_of_all(model)};
  Picture lanes = {model, false, rows_of_most(model)};
  if (put_picture(out, ",\n\"lanes\":", &lanes, trace))
    put_box(out, model, &lanes.rows);
  if (model->lanes.loop)
    put_picture(out, ",\n\"map\":", &map, trace);
}

void play_run_write(Buffer *out, Model *model, const char *trace,
                    const char *const *twin) {
  Run *run = &model->run;
  put_string(out, "{\"name\":", run->name);
  put_string(out, ",\"title\":", run->title);
  put_string(out, ",\"subtitle\":", run->subtitle);
  put_number(out, ",\"loop\":", model->lanes.loop);
  put_number(out, ",\"count\":", run->event_count);
  put_number(out, ",\"time\":", play_file_time(trace));
  put_actors(out, run);
  put_handles(out, model);
  put_verdict(out, model);
  buffer_add(out, ",\n\"steps\":[");
  play_steps_write(out, model, twin);
  buffer_char(out, ']');
  put_pictures(out, model, trace);
  buffer_char(out, '}');
}
