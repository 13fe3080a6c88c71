#include "trace_event.h"

#include "utf8.h"

#include <limits.h>
#include <string.h>

// ---------------------------------------------------------------- the verdict

static void read_verdict(Reader *self, Json *json) {
  static const char *const names[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timeout"};
  const char *name = json_string(json);
  Verdict *verdict = &self->run->verdict;
  for (int i = PASSED; name && i <= TIMED_OUT; i++)
    if (same(name, names[i]))
      verdict->judgement = (Judgement)i;
  if (verdict->judgement == UNJUDGED)
    json_fail(json,
              "verdict must be passed, differs, failed, crashed or timeout");
  self->judged = true;
}

// The reader of strings makes one line of each; what a test says has several.
static const char *lines_again(Reader *self, const char *text) {
  size_t sign = strlen(LINE_BREAK);
  char *lines = arena_array(&self->run->arena, 1, strlen(text) + 1),
       *to = lines;
  while (*text) {
    bool ends = !strncmp(text, LINE_BREAK, sign);
    *to++ = ends ? '\n' : *text;
    text += ends ? sign : 1;
  }
  *to = '\0';
  return lines;
}

// ---------------------------------------------------------------- the events

static int read_who(const Reader *self, Json *json) {
  const char *id = json_string(json);
  int who = id && *id ? reader_find_actor(self, id) : NOBODY;
  if (id && *id && who == NOBODY)
    json_fail(json, "there is no actor with that id in the header");
  return who;
}

static Verb read_verb(Json *json) {
  const char *name = json_string(json);
  Verb verb = name ? verb_named(name) : VERBS;
  if (verb == VERBS)
    json_fail(json, "unknown verb");
  return verb;
}

static long read_whole(Json *json, long most) {
  double number = json_number(json);
  if (number < 0 || number > (double)most || number != (double)(long)number) {
    json_fail(json, "expected a whole number that is not negative");
    return 0;
  }
  return (long)number;
}

// Reads the field if an event has one of that name.
static bool read_event_field(Reader *self, Json *json, const char *key,
                             RunEvent *event) {
  if (same(key, "seq"))
    event->seq = read_whole(json, LONG_MAX / 4);
  else if (same(key, "t"))
    event->t = json_number(json);
  else if (same(key, "iter"))
    event->iter = (int)read_whole(json, INT_MAX / 4);
  else if (same(key, "actor"))
    event->actor = read_who(self, json);
  else if (same(key, "verb"))
    event->verb = read_verb(json);
  else if (same(key, "target"))
    event->target = read_who(self, json);
  else if (same(key, "value"))
    event->value = json_string(json);
  else if (same(key, "why"))
    event->why = json_string(json);
  else if (same(key, "src"))
    event->src = json_string(json);
  else if (same(key, "at"))
    event->at = json_string(json);
  else if (same(key, "h"))
    event->h = read_whole(json, LONG_MAX / 4);
  else if (same(key, "job"))
    event->job = read_whole(json, LONG_MAX / 4);
  else if (same(key, "delay"))
    event->delay = json_number(json);
  else if (same(key, "when"))
    event->when = json_number(json);
  else if (same(key, "relay"))
    event->relay = json_bool(json);
  else
    return false;
  return true;
}

static bool needs_target(Verb verb) {
  return verb_is_message(verb) || verb == TRACE_CREATE ||
         verb == TRACE_YIELD_FROM || verb_is_of_done_callback(verb) ||
         verb == TRACE_LINE_UP || verb == TRACE_LEAVE_LINE;
}

static bool needs_handle(Verb verb) {
  return verb_schedules(verb) || verb == TRACE_DUE || verb == TRACE_DROP;
}

// What the rest of the program relies on, so that it need not ask again.
static void check_event(const Reader *self, const RunEvent *event, Json *json) {
  if (event->seq != self->run->event_count + 1)
    json_fail(json, "seq must count 1, 2, 3 without a gap");
  else if (event->actor == NOBODY)
    json_fail(json, "an event needs an actor");
  else if (needs_target(event->verb) && event->target == NOBODY)
    json_fail(json, "this verb needs a target");
  else if (needs_handle(event->verb) && !event->h)
    json_fail(json, "this verb needs a handle, h");
}

static int handle_index(Reader *self, long h) {
  if (!h)
    return NOBODY;
  int at = 0, handle = lookup_find(&self->handles, hash_number(h), &at);
  if (handle < 0) {
    handle = self->run->handle_count++;
    lookup_add(&self->handles, hash_number(h), handle);
  }
  return handle;
}

static void add_event(Reader *self, const RunEvent *event) {
  Run *run = self->run;
  size_t count = (size_t)run->event_count++;
  run->events =
      arena_grow(&run->arena, run->events, count, sizeof *run->events);
  run->events[count] = *event;
  run->events[count].handle = handle_index(self, event->h);
}

// Of what should have happened there: the fields of an event, but with labels
// in place of ids.
static void read_missing(Reader *self, Json *json) {
  Verdict *verdict = &self->run->verdict;
  RunEvent event = {.verb = VERBS, .value = "", .src = "", .why = "", .at = ""};
  const char *actor = "", *target = "";
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "actor"))
      actor = json_string(json);
    else if (same(key, "target"))
      target = json_string(json);
    else if (!read_event_field(self, json, key, &event))
      json_skip(json);
  }
  verdict->missing = event;
  verdict->missing_actor = actor ? actor : "";
  verdict->missing_target = target ? target : "";
}

void reader_event(Reader *self, Json *json) {
  RunEvent event = {.actor = NOBODY, .target = NOBODY, .verb = VERBS};
  const char *text = "";
  const char *expected = "", *happened = "";
  event.value = event.src = event.why = event.at = "";
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "verdict"))
      read_verdict(self, json);
    else if (same(key, "text"))
      text = json_string(json);
    else if (same(key, "expected"))
      expected = json_string(json);
    else if (same(key, "happened"))
      happened = json_string(json);
    else if (same(key, "expect"))
      read_missing(self, json);
    else if (!read_event_field(self, json, key, &event))
      json_skip(json);
  }
  Verdict *verdict = &self->run->verdict;
  verdict->seq = event.seq;
  verdict->text = text && self->judged ? lines_again(self, text) : text;
  verdict->expected = expected ? expected : "";
  verdict->happened = happened ? happened : "";
  if (self->judged || json->wrong)
    return;
  if (event.verb == VERBS)
    json_fail(json, "an event needs a verb");
  else
    check_event(self, &event, json);
  if (!json->wrong)
    add_event(self, &event);
}
