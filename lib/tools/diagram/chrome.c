#include "chrome.h"

#include "words.h"

#include <string.h>

enum { MICROSECONDS = 1000 };

typedef struct Chrome {
  Text *out;
  const Story *story;
  bool first;
  int ready, timers; // handles in the two queues
} Chrome;

static void open_entry(Chrome *self, const char *phase, int thread,
                       double time) {
  text_add(self->out, self->first ? "" : ",\n");
  self->first = false;
  text_add(self->out, "{\"ph\":\"");
  text_add(self->out, phase);
  text_add(self->out, "\",\"pid\":1,\"tid\":");
  text_long(self->out, thread + 1);
  text_add(self->out, ",\"ts\":");
  text_long(self->out, (long)(time * MICROSECONDS));
}

static void put_string(Chrome *self, const char *key, const char *value) {
  text_add(self->out, ",\"");
  text_add(self->out, key);
  text_add(self->out, "\":\"");
  text_json(self->out, value);
  text_char(self->out, '"');
}

static void put_label(Chrome *self, const Event *event) {
  Label label = label_of(&self->story->cast, &self->story->record, event);
  text_add(self->out, ",\"name\":\"");
  text_json(self->out, label.head);
  text_json(self->out, label.value);
  text_json(self->out, label.tail);
  text_char(self->out, '"');
}

static void close_entry(Chrome *self) { text_char(self->out, '}'); }

// ---------------------------------------------------------------- threads

static void name_thread(Chrome *self, int actor) {
  const Actor *who = &self->story->record.actors[actor];
  open_entry(self, "M", actor, 0);
  text_add(self->out, ",\"name\":\"thread_name\",\"args\":{\"name\":\"");
  text_json(self->out, who->label);
  if (*who->note) {
    text_add(self->out, ", ");
    text_json(self->out, who->note);
  }
  text_add(self->out, "\"}");
  close_entry(self);
  open_entry(self, "M", actor, 0);
  text_add(self->out,
           ",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":");
  text_long(self->out, who->lane);
  text_char(self->out, '}');
  close_entry(self);
}

// A slice for every stretch in which an actor runs, or waits for its callee.
static double time_of(const Story *story, int row) {
  return row < 0 ? 0 : story->replay.first_in[row] + 1;
}

static void add_slice(Chrome *self, const Span *span) {
  static const char *const names[] = {"",        "suspended", "ready",
                                      "running", "calling",   ""};
  double from = time_of(self->story, span->from);
  double to = time_of(self->story, span->to);
  open_entry(self, "X", span->actor, from);
  text_add(self->out, ",\"dur\":");
  text_long(self->out, (long)((to - from) * MICROSECONDS));
  put_string(self, "name", names[span->state]);
  put_string(self, "cat", "state");
  close_entry(self);
}

// ---------------------------------------------------------------- events

static void add_instant(Chrome *self, const Event *event) {
  Text sentence = {0};
  sentence_add(&sentence, &self->story->record, event);
  open_entry(self, "i", event->actor, (double)event->seq);
  put_label(self, event);
  put_string(self, "cat", verb_name(event->verb));
  text_add(self->out, ",\"s\":\"t\",\"args\":{\"t\":");
  text_number(self->out, event->t);
  text_add(self->out, ",\"iteration\":");
  text_long(self->out, event->iter);
  put_string(self, "what", sentence.bytes);
  text_add(self->out, "}");
  close_entry(self);
  text_release(&sentence);
}

// An arrow from the call that schedules a handle to the run that it causes.
static void add_flow(Chrome *self, const Event *event) {
  bool starts = verb_schedules(event->verb);
  if (!starts && !(event->verb == TRACE_RUN && event->h))
    return;
  open_entry(self, starts ? "s" : "f", starts ? event->actor : event->target,
             (double)event->seq);
  put_string(self, "name", "handle");
  put_string(self, "cat", "handle");
  text_add(self->out, starts ? ",\"id\":" : ",\"bp\":\"e\",\"id\":");
  text_long(self->out, event->h);
  close_entry(self);
}

static void count_handles(Chrome *self, int index) {
  const Event *event = &self->story->record.events[index];
  int touches = self->story->queues.touches[index];
  bool leaves = touches != NOBODY && event->verb != TRACE_CANCEL;
  const Wait *wait = leaves ? &self->story->queues.waits[touches] : NULL;
  int begins = self->story->queues.begins[index];
  if (!wait && begins == NOBODY)
    return;
  if (wait)
    *(wait->queue == HEAP_QUEUE ? &self->timers : &self->ready) -= 1;
  if (begins != NOBODY)
    *(event->verb == TRACE_CALL_LATER ? &self->timers : &self->ready) += 1;
  open_entry(self, "C", 0, (double)event->seq);
  put_string(self, "name", "queues");
  text_add(self->out, ",\"args\":{\"ready\":");
  text_long(self->out, self->ready);
  text_add(self->out, ",\"timers\":");
  text_long(self->out, self->timers);
  text_char(self->out, '}');
  close_entry(self);
}

void chrome_write(Text *out, const Story *story) {
  Chrome chrome = {.out = out, .story = story, .first = true};
  text_add(out, "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"title\":\"");
  text_json(out, story->record.title);
  text_add(out, "\",\"time\":\"one event takes one millisecond\"},\n"
                "\"traceEvents\":[\n");
  for (int i = 0; i < story->record.actor_count; i++)
    name_thread(&chrome, i);
  for (int i = 0; i < story->replay.span_count; i++)
    if (story->replay.spans[i].state == RUNNING ||
        story->replay.spans[i].state == CALLING)
      add_slice(&chrome, &story->replay.spans[i]);
  for (int i = 0; i < story->record.event_count; i++) {
    add_instant(&chrome, &story->record.events[i]);
    add_flow(&chrome, &story->record.events[i]);
    count_handles(&chrome, i);
  }
  text_add(out, "\n]}\n");
}
