#include "map_words.h"

#include "text_width.h"

#include <stdio.h>
#include <string.h>

const char *delay_words(char to[MAP_WORDS], const RunEvent *event) {
  snprintf(to, MAP_WORDS, "+%.9g s", event->delay);
  return to;
}

const char *box_words(char to[MAP_WORDS], const MapPage *self,
                      const MapBox *box) {
  const RunEvent *events = self->model->run.events;
  const RunEvent *event = &events[box->event];
  const char *words = "run";
  const Lane *lane = &self->model->lanes.all[box->lane];
  if (box->kind == JOB_BOX)
    words = event->verb == TRACE_END ? "ends" : event->value;
  else if (box->printed != NOBODY)
    words = events[box->printed].value;
  else if (lane->actors > 1 && lane->kind == ACTOR_CALLBACK)
    words = event->value;
  else if (lane->actors > 1 && lane->kind == ACTOR_TASK)
    words = self->model->run.actors[box->actor].label;
  else if (box->sets)
    words = "set";
  else if (box->outcome != VERBS)
    words = verb_name(box->outcome);
  cut_to(to, MAP_WORDS, words, self->words_most);
  if (box->prints > 1) {
    size_t length = strlen(to);
    snprintf(to + length, MAP_WORDS - length, " (+%d)", box->prints - 1);
  }
  return to;
}
