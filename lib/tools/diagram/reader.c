#include "reader.h"

#include "json.h"

#include <limits.h>
#include <string.h>

static bool same(const char *a, const char *b) { return strcmp(a, b) == 0; }

// ---------------------------------------------------------------- the header

static ActorKind read_kind(Json *json) {
  const char *name = json_string(json);
  for (int kind = 0; name && kind < ACTOR_KINDS; kind++)
    if (same(name, actor_kind_name((ActorKind)kind)))
      return (ActorKind)kind;
  json_fail(json, "kind must be main, loop, gen, cb, task or fut");
  return ACTOR_GENERATOR;
}

static int find_actor(const Reader *self, const char *id) {
  int at = 0, actor;
  uint64_t hash = hash_string(id);
  while ((actor = lookup_find(&self->actors, hash, &at)) >= 0)
    if (same(self->record->actors[actor].id, id))
      return actor;
  return NOBODY;
}

// Ids become names of nodes and classes, so they are kept simple.
static bool id_is_good(const char *id) {
  size_t letters = strspn(id, "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  return letters > 0 && letters <= 40 && !id[letters];
}

static void add_actor(Reader *self, Json *json, const Actor *actor) {
  Record *record = self->record;
  if (!actor->id || !id_is_good(actor->id))
    json_fail(json, "an actor's id must be 1 to 40 letters, digits or _");
  else if (find_actor(self, actor->id) != NOBODY)
    json_fail(json, "two actors have the same id");
  else if (record->actor_count == ACTORS_MOST)
    json_fail(json, "more than 20000 actors");
  if (json->wrong)
    return;
  int count = record->actor_count++;
  record->actors = arena_grow(&record->arena, record->actors, (size_t)count,
                              sizeof *record->actors);
  record->actors[count] = *actor;
  lookup_add(&self->actors, hash_string(actor->id), count);
}

static void read_actor(Reader *self, Json *json) {
  Actor actor = {.note = "", .kind = ACTOR_KINDS};
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "id"))
      actor.id = json_string(json);
    else if (same(key, "label"))
      actor.label = json_string(json);
    else if (same(key, "note"))
      actor.note = json_string(json);
    else if (same(key, "kind"))
      actor.kind = read_kind(json);
    else
      json_skip(json);
  }
  if (actor.kind == ACTOR_KINDS)
    json_fail(json, "an actor needs a kind");
  if (!actor.label)
    actor.label = actor.id;
  add_actor(self, json, &actor);
}

static void check_header(const Record *record, Json *json, bool cast) {
  if (!record->name)
    json_fail(json, "the first line must be a header with a name");
  if (!cast)
    json_fail(json, "the header needs a list of actors");
}

void reader_header(Reader *self, Json *json) {
  Record *record = self->record;
  bool cast = false;
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "name"))
      record->name = json_string(json);
    else if (same(key, "title"))
      record->title = json_string(json);
    else if (same(key, "subtitle"))
      record->subtitle = json_string(json);
    else if (same(key, "loop"))
      record->loop = json_bool(json);
    else if (same(key, "actors") && !cast) {
      cast = true;
      json_open(json, '[');
      while (json_item(json))
        read_actor(self, json);
    } else
      json_skip(json);
  }
  check_header(record, json, cast);
  if (!record->title || !*record->title)
    record->title = record->name;
  if (!record->subtitle)
    record->subtitle = "";
}

// ---------------------------------------------------------------- the verdict

static void read_verdict(Reader *self, Json *json) {
  static const char *const names[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timeout"};
  const char *name = json_string(json);
  Verdict *verdict = &self->record->verdict;
  for (int i = PASSED; name && i <= TIMED_OUT; i++)
    if (same(name, names[i]))
      verdict->judgement = (Judgement)i;
  if (verdict->judgement == UNJUDGED)
    json_fail(json,
              "verdict must be passed, differs, failed, crashed or timeout");
  self->judged = true;
}

// ---------------------------------------------------------------- the events

static int read_who(const Reader *self, Json *json) {
  const char *id = json_string(json);
  int who = id && *id ? find_actor(self, id) : NOBODY;
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
                             Event *event) {
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
  else if (same(key, "src"))
    event->src = json_string(json);
  else if (same(key, "h"))
    event->h = read_whole(json, LONG_MAX / 4);
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
         verb == TRACE_YIELD_FROM || verb == TRACE_ADD_DONE_CALLBACK;
}

static bool needs_handle(Verb verb) {
  return verb_schedules(verb) || verb == TRACE_DUE || verb == TRACE_DROP;
}

// What the rest of the program relies on, so that it need not ask again.
static void check_event(const Reader *self, const Event *event, Json *json) {
  if (event->seq != self->record->event_count + 1)
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
    handle = self->record->handle_count++;
    lookup_add(&self->handles, hash_number(h), handle);
  }
  return handle;
}

static void add_event(Reader *self, const Event *event) {
  Record *record = self->record;
  size_t count = (size_t)record->event_count++;
  record->events =
      arena_grow(&record->arena, record->events, count, sizeof *record->events);
  record->events[count] = *event;
  record->events[count].handle = handle_index(self, event->h);
}

void reader_event(Reader *self, Json *json) {
  Event event = {.actor = NOBODY, .target = NOBODY, .verb = VERBS};
  const char *text = "";
  event.value = event.src = "";
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "verdict"))
      read_verdict(self, json);
    else if (same(key, "text"))
      text = json_string(json);
    else if (!read_event_field(self, json, key, &event))
      json_skip(json);
  }
  self->record->verdict.seq = event.seq;
  self->record->verdict.text = text;
  if (self->judged || json->wrong)
    return;
  if (event.verb == VERBS)
    json_fail(json, "an event needs a verb");
  else
    check_event(self, &event, json);
  if (!json->wrong)
    add_event(self, &event);
}
