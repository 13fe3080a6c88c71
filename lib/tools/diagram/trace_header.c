#include "trace_header.h"

#include <string.h>

static ActorKind read_kind(Json *json) {
  const char *name = json_string(json);
  for (int kind = 0; name && kind < ACTOR_KINDS; kind++)
    if (same(name, actor_kind_name((ActorKind)kind)))
      return (ActorKind)kind;
  json_fail(json, "kind must be main, loop, gen, cb, thread, task or fut");
  return ACTOR_GENERATOR;
}

int reader_find_actor(const Reader *self, const char *id) {
  int at = 0, actor;
  uint64_t hash = hash_string(id);
  while ((actor = lookup_find(&self->actors, hash, &at)) >= 0)
    if (same(self->run->actors[actor].id, id))
      return actor;
  return NOBODY;
}

// Ids become names of nodes and classes, so they are kept simple.
static bool id_is_good(const char *id) {
  size_t letters = strspn(id, "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  return letters > 0 && letters <= 40 && !id[letters];
}

static void add_actor(Reader *self, Json *json, const RunActor *actor) {
  Run *run = self->run;
  if (!actor->id || !id_is_good(actor->id))
    json_fail(json, "an actor's id must be 1 to 40 letters, digits or _");
  else if (reader_find_actor(self, actor->id) != NOBODY)
    json_fail(json, "two actors have the same id");
  else if (run->actor_count == ACTORS_MOST)
    json_fail(json, "more than 20000 actors");
  if (json->wrong)
    return;
  int count = run->actor_count++;
  run->actors =
      arena_grow(&run->arena, run->actors, (size_t)count, sizeof *run->actors);
  run->actors[count] = *actor;
  lookup_add(&self->actors, hash_string(actor->id), count);
}

static void read_actor(Reader *self, Json *json) {
  RunActor actor = {.note = "", .kind = ACTOR_KINDS};
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

static void check_header(const Run *run, Json *json, bool listed) {
  if (!run->name)
    json_fail(json, "the first line must be a header with a name");
  if (!listed)
    json_fail(json, "the header needs a list of actors");
}

void reader_header(Reader *self, Json *json) {
  Run *run = self->run;
  bool listed = false;
  json_open(json, '{');
  for (const char *key; (key = json_key(json));) {
    if (same(key, "name"))
      run->name = json_string(json);
    else if (same(key, "title"))
      run->title = json_string(json);
    else if (same(key, "subtitle"))
      run->subtitle = json_string(json);
    else if (same(key, "loop"))
      run->loop = json_bool(json);
    else if (same(key, "actors") && !listed) {
      listed = true;
      json_open(json, '[');
      while (json_item(json))
        read_actor(self, json);
    } else
      json_skip(json);
  }
  check_header(run, json, listed);
  if (!run->title || !*run->title)
    run->title = run->name;
  if (!run->subtitle)
    run->subtitle = "";
}
