// json.h: a strict reader for one line of JSON.
//
// It walks over the line once, and the caller says what it expects:
//
//   Json json = json_of(line, end, &arena);
//   json_open(&json, '{');
//   for (const char *key; (key = json_key(&json));)
//     if (!strcmp(key, "seq")) seq = json_number(&json); else json_skip(&json);
//   json_finish(&json);
//   if (json.wrong) ...
//
// The first thing that is wrong stops the walk: `wrong` says what, and every
// later call returns nothing. Strings come out as clean UTF-8: control
// characters and bytes that are not UTF-8 become U+FFFD, a line break becomes
// LINE_BREAK (utf8.h), so that what is shown is always one line.

#ifndef DIAGRAM_JSON_H
#define DIAGRAM_JSON_H

#include "memory.h"

#include <stdbool.h>

typedef struct Json {
  const char *at, *end;
  const char *wrong; // static text, NULL while all is well
  bool fresh;        // nothing was read yet in the innermost container
  Arena *arena;      // borrowed; owns the strings
} Json;

Json json_of(const char *line, const char *end, Arena *arena);

// Something is wrong: keep the first message only.
void json_fail(Json *self, const char *wrong);

void json_open(Json *self, char bracket);

// The next key of the object, or NULL when it ends (then it is left).
const char *json_key(Json *self);

// True while the array has another item; false when it ends (then it is left).
bool json_item(Json *self);

const char *json_string(Json *self);
double json_number(Json *self);
bool json_bool(Json *self);

// Passes over a string, number, true, false or null of a field unknown to us.
void json_skip(Json *self);

// Only white space may follow.
void json_finish(Json *self);

#endif
