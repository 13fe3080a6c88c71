#include "play_twin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
    "print",  "resume",     "yield",      "return",
    "select", "due",        "run",        "call_soon",
    "cancel", "call_later", "set_result", "add_done_callback"};
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool wakes_a_task(const char *callback) {
  const char *dot = strrchr(callback, '.');
  return dot && !strcmp(dot, ".wakeup");
}

// What lines.py and schedule.py call this, or NULL when they do not see it.
static const char *kind_of(const Run *run, const RunEvent *event) {
  switch (event->verb) {
  case TRACE_NEXT:
  case TRACE_SEND:
    return "resume";
  case TRACE_YIELD:
    return "yield";
  case TRACE_RETURN:
    return run->actors[event->actor].kind == ACTOR_GENERATOR ? "return" : NULL;
  case TRACE_RUN:
  case TRACE_CANCEL:
    return event->h ? verb_name(event->verb) : NULL;
  case TRACE_ADD_DONE_CALLBACK:
    return wakes_a_task(event->value) ? "add_done_callback" : NULL;
  default:
    return verb_name(event->verb);
  }
}

static bool is_kind(const Run *run, const RunEvent *event, const char *kind) {
  const char *own = kind_of(run, event);
  return own && !strcmp(own, kind);
}

// Moves behind the next line of the kind, and gives its number; -1 at the end.
static long next_line(const char **at, const char *kind) {
  size_t length = strlen(kind);
  while (**at) {
    const char *line = *at;
    *at += strcspn(*at, "\n");
    *at += **at == '\n';
    if (!strncmp(line, kind, length) && line[length] == ' ')
      return strtol(line + length, NULL, 10);
  }
  return -1;
}

static bool equally_often(const Run *run, const char *lines, const char *kind) {
  int here = 0, there = 0;
  for (int i = 0; i < run->event_count; i++)
    here += is_kind(run, &run->events[i], kind);
  while (next_line(&lines, kind) >= 0)
    there++;
  return here == there;
}

static void place_kind(Run *run, const char *lines, const char *kind,
                       const char **places) {
  char place[300];
  for (int i = 0; i < run->event_count; i++) {
    if (!is_kind(run, &run->events[i], kind))
      continue;
    long line = next_line(&lines, kind);
    if (line <= 0)
      continue;
    int length =
        snprintf(place, sizeof place, "%.200s.py:%ld", run->name, line);
    places[i] = arena_copy(&run->arena, place, (size_t)length);
  }
}

const char **play_twin_places(Run *run, const char *lines) {
  const char **places =
      arena_array(&run->arena, (size_t)run->event_count + 1, sizeof *places);
  for (int i = 0; i < run->event_count; i++)
    places[i] = "";
  for (int i = 0; i < KINDS; i++)
    if (equally_often(run, lines, kinds[i]))
      place_kind(run, lines, kinds[i], places);
  return places;
}
