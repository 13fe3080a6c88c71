#include "play_reason.h"

#include <string.h>

const char *reason_name(const Why *self, int actor) {
  return actor == NOBODY ? "nobody" : self->run->actors[actor].label;
}

void reason_say(const Why *self, const char *words) {
  for (const char *at = words;; at += 2) {
    size_t plain = strcspn(at, "%");
    buffer_add_bytes(self->to, at, plain);
    at += plain;
    if (!*at)
      return;
    if (at[1] == 'a')
      buffer_add(self->to, reason_name(self, self->event->actor));
    else if (at[1] == 't')
      buffer_add(self->to, reason_name(self, self->event->target));
    else if (at[1] == 'v')
      buffer_add(self->to, self->event->value);
    else
      buffer_add(self->to, self->state->actors[self->event->target].line);
  }
}

void reason_time(const Why *self, const char *words, double t) {
  reason_say(self, words);
  buffer_number(self->to, t);
}

void reason_count(const Why *self, int count, const char *one,
                  const char *more) {
  buffer_long(self->to, count);
  reason_say(self, count == 1 ? one : more);
}

void reason_since(const Why *self) {
  int since = self->walk->runs_since[self->event->actor];
  if (since == NOBODY)
    reason_say(self, "%a runs from the beginning");
  else
    reason_time(self, "%a has been running since #",
                (double)self->run->events[since].seq);
}
