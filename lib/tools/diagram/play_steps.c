#include "play_steps.h"

#include "play_walk.h"
#include "play_why.h"
#include "play_words.h"
#include "words_sentence.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- the fields

static void put_string(Buffer *out, const char *key, const char *text) {
  buffer_add(out, ",\"");
  buffer_add(out, key);
  buffer_add(out, "\":\"");
  buffer_json(out, text);
  buffer_char(out, '"');
}

static void put_number(Buffer *out, const char *key, double number) {
  buffer_add(out, ",\"");
  buffer_add(out, key);
  buffer_add(out, "\":");
  buffer_number(out, number);
}

// The page shows number and source in places of their own.
static void put_sentence(Buffer *out, const Run *run, const RunEvent *event) {
  Buffer words = {0};
  RunEvent here = *event;
  here.src = "";
  sentence_add(&words, run, &here);
  buffer_add(&words, "");
  const char *start = strchr(words.bytes, ' ');
  buffer_char(out, '"');
  buffer_json(out, *words.bytes == '#' && start ? start + 1 : words.bytes);
  buffer_char(out, '"');
  buffer_release(&words);
}

static void put_sentences(Buffer *out, const Run *run, int first, int end) {
  buffer_add(out, ",\"say\":[");
  for (int i = first; i < end; i++) {
    if (i > first)
      buffer_char(out, ',');
    put_sentence(out, run, &run->events[i]);
  }
  buffer_char(out, ']');
}

// ---------------------------------------------------------------- the question

static void put_question(Buffer *out, const char *how, const char *question) {
  buffer_add(out, ",\"ask\":[\"");
  buffer_add(out, how);
  buffer_add(out, "\",\"");
  buffer_json(out, question);
  buffer_add(out, "\",\"");
}

// What a learner can be asked before the step: where something is to choose.
static void put_ask(Buffer *out, const PlayState *state,
                    const RunEvent *event) {
  if (event->verb == TRACE_RUN && event->h &&
      state->queues[READY_QUEUE].count > 1) {
    put_question(out, "handle", "Who runs next? Click it in the ready queue.");
    int place = play_state_place(state, READY_QUEUE, event->handle);
    int wait =
        place == NOBODY ? NOBODY : state->queues[READY_QUEUE].waits[place];
    buffer_long(out, wait == NOBODY ? 0 : state->rows.ticket[wait]);
  } else if (event->verb == TRACE_PRINT) {
    put_question(out, "text", "What is printed next?");
    buffer_json(out, event->value);
  } else if (event->verb == TRACE_SELECT &&
             state->queues[READY_QUEUE].count == 0 &&
             state->queues[HEAP_QUEUE].count > 0) {
    put_question(out, "text", "Nothing is ready. What time is it next?");
    buffer_number(out, event->t);
  } else if (event->verb == TRACE_RAISE) {
    put_question(out, "actor",
                 "An exception leaves this frame. Who sees it first? "
                 "Click it in the call stack.");
    buffer_long(out, event->target);
  } else {
    return;
  }
  buffer_add(out, "\"]");
}

// ---------------------------------------------------------------- a step

static void put_places(Buffer *out, const RunEvent *event, const char *twin) {
  if (*event->src)
    put_string(out, "src", event->src);
  if (event->at && *event->at)
    put_string(out, "at", event->at);
  if (twin && *twin)
    put_string(out, "py", twin);
}

static void put_step(Buffer *out, PlayWalk *walk, int row,
                     const char *const *twin) {
  const Model *model = walk->state.model;
  const Run *run = &model->run;
  int first = model->replay.first_in[row],
      end = model->replay.first_in[row + 1];
  const RunEvent *event = &run->events[first];
  int cause = play_walk_cause(walk, event);
  Buffer why = {0};
  buffer_add(out, "{\"n\":");
  buffer_long(out, event->seq);
  put_number(out, "to", (double)run->events[end - 1].seq);
  put_number(out, "t", event->t);
  put_number(out, "i", event->iter);
  put_string(out, "v", verb_name(event->verb));
  put_number(out, "a", event->actor);
  put_sentences(out, run, first, end);
  play_why(walk, first, &why);
  put_string(out, "why", why.bytes ? why.bytes : "");
  buffer_release(&why);
  put_places(out, event, twin ? twin[first] : NULL);
  put_number(out, "by", cause == NOBODY ? 0 : (double)run->events[cause].seq);
  put_ask(out, &walk->state, event);
}

void play_steps_write(Buffer *out, Model *model, const char *const *twin) {
  PlayWalk walk;
  play_walk_init(&walk, model);
  for (int row = 0; row < model->replay.row_count; row++) {
    buffer_add(out, row ? ",\n" : "\n");
    put_step(out, &walk, row, twin);
    play_walk_step(&walk, row);
    buffer_add(out, ",\"d\":[");
    buffer_add(out, walk.changes.bytes);
    buffer_add(out, "]}");
  }
  play_walk_release(&walk);
}

void play_state_at(Buffer *out, Model *model, int event) {
  PlayWalk walk;
  int count = model->run.event_count;
  int end = event > count ? count : event;
  play_walk_init(&walk, model);
  for (int row = 0; end > 0 && row <= model->replay.row_of[end - 1]; row++)
    play_walk_step(&walk, row);
  play_describe(&walk.state, out);
  play_walk_release(&walk);
}

void play_states_write(Buffer *out, Model *model) {
  PlayWalk walk;
  play_walk_init(&walk, model);
  play_describe(&walk.state, out);
  for (int row = 0; row < model->replay.row_count; row++) {
    play_walk_step(&walk, row);
    buffer_char(out, '\f');
    play_describe(&walk.state, out);
  }
  play_walk_release(&walk);
}
