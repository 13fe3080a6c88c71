#include "chrome.h"

#include "words_label.h"
#include "words_sentence.h"

#include <string.h>

enum { MICROSECONDS = 1000 };

typedef struct Chrome {
  Buffer *out;
  const Model *model;
  bool first;
  int ready, timers;  // handles in the two queues
  int *thread;        // per actor: whose thread it is shown in
  bool *runs;         // per handle: it is scheduled, and run in the end
  const char **names; // per handle: what it calls
} Chrome;

static void open_entry(Chrome *self, const char *phase, int thread,
                       double time) {
  buffer_add(self->out, self->first ? "" : ",\n");
  self->first = false;
  buffer_add(self->out, "{\"ph\":\"");
  buffer_add(self->out, phase);
  buffer_add(self->out, "\",\"pid\":1,\"tid\":");
  buffer_long(self->out, self->thread[thread] + 1);
  buffer_add(self->out, ",\"ts\":");
  buffer_long(self->out, (long)(time * MICROSECONDS));
}

static void put_string(Chrome *self, const char *key, const char *value) {
  buffer_add(self->out, ",\"");
  buffer_add(self->out, key);
  buffer_add(self->out, "\":\"");
  buffer_json(self->out, value);
  buffer_char(self->out, '"');
}

static void put_label(Chrome *self, const RunEvent *event) {
  Label label = label_of(&self->model->lanes, &self->model->run, event);
  buffer_add(self->out, ",\"name\":\"");
  buffer_json(self->out, label.head);
  buffer_json(self->out, label.value);
  buffer_json(self->out, label.tail);
  buffer_char(self->out, '"');
}

static void close_entry(Chrome *self) { buffer_char(self->out, '}'); }

// ---------------------------------------------------------------- threads

// A future has no life of its own: what is done to it is shown with the task
// that has made it.
static void find_threads(Chrome *self, Arena *arena) {
  const Run *run = &self->model->run;
  self->thread = arena_array(arena, (size_t)run->actor_count, sizeof(int));
  self->runs = arena_array(arena, (size_t)run->handle_count, sizeof(bool));
  self->names = arena_array(arena, (size_t)run->handle_count, sizeof(char *));
  for (int i = 0; i < run->actor_count; i++)
    self->thread[i] = i;
  for (int i = 0; i < run->event_count; i++) {
    const RunEvent *event = &run->events[i];
    if (event->verb == TRACE_CREATE &&
        run->actors[event->target].kind == ACTOR_FUTURE &&
        run->actors[event->actor].kind != ACTOR_MAIN)
      self->thread[event->target] = self->thread[event->actor];
    if (event->handle != NOBODY && verb_schedules(event->verb))
      self->names[event->handle] = event->value;
    if (event->verb == TRACE_RUN && event->handle != NOBODY)
      self->runs[event->handle] = self->names[event->handle] != NULL;
  }
}

static void name_process(Chrome *self) {
  buffer_add(self->out, "{\"ph\":\"M\",\"pid\":1,\"tid\":0,\"ts\":0,"
                        "\"name\":\"process_name\",\"args\":{\"name\":\"");
  buffer_json(self->out, self->model->run.name);
  buffer_add(self->out, "\"}}");
  self->first = false;
}

static void name_thread(Chrome *self, int actor) {
  const RunActor *who = &self->model->run.actors[actor];
  if (self->thread[actor] != actor)
    return;
  open_entry(self, "M", actor, 0);
  buffer_add(self->out, ",\"name\":\"thread_name\",\"args\":{\"name\":\"");
  buffer_json(self->out, who->label);
  if (*who->note) {
    buffer_add(self->out, ", ");
    buffer_json(self->out, who->note);
  }
  buffer_add(self->out, "\"}");
  close_entry(self);
  open_entry(self, "M", actor, 0);
  buffer_add(self->out,
             ",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":");
  buffer_long(self->out, who->lane);
  buffer_char(self->out, '}');
  close_entry(self);
}

// A slice for every stretch in which an actor runs, or waits for its callee.
static double time_of(const Model *model, int row) {
  return row < 0 ? 0 : model->replay.first_in[row] + 1;
}

// It bears the name of the function; of a thread, that of the job.
static const char *slice_name(const Model *model, const Span *span) {
  const RunActor *who = &model->run.actors[span->actor];
  if (is_thread(who) && span->from >= 0)
    return model->run.events[model->replay.first_in[span->from]].value;
  return strchr(who->note, '(') ? who->note : who->label;
}

static void add_slice(Chrome *self, const Span *span) {
  double from = time_of(self->model, span->from);
  double to = time_of(self->model, span->to);
  open_entry(self, "X", span->actor, from);
  buffer_add(self->out, ",\"dur\":");
  buffer_long(self->out, (long)((to - from) * MICROSECONDS));
  put_string(self, "name", slice_name(self->model, span));
  put_string(self, "cat", span->state == RUNNING ? "running" : "calling");
  close_entry(self);
}

// ---------------------------------------------------------------- events

static void add_instant(Chrome *self, const RunEvent *event) {
  Buffer sentence = {0};
  sentence_add(&sentence, &self->model->run, event);
  open_entry(self, "i", event->actor, (double)event->seq);
  put_label(self, event);
  put_string(self, "cat", verb_name(event->verb));
  buffer_add(self->out, ",\"s\":\"t\",\"args\":{\"t\":");
  buffer_number(self->out, event->t);
  buffer_add(self->out, ",\"iteration\":");
  buffer_long(self->out, event->iter);
  put_string(self, "what", sentence.bytes);
  buffer_add(self->out, "}");
  close_entry(self);
  buffer_release(&sentence);
}

// An arrow from the call that schedules a handle to the run that it causes, if
// there is one, named after what is called.
static void add_flow(Chrome *self, const RunEvent *event) {
  bool starts = verb_schedules(event->verb);
  if (!starts && !(event->verb == TRACE_RUN && event->h))
    return;
  if (event->handle == NOBODY || !self->runs[event->handle])
    return;
  open_entry(self, starts ? "s" : "f", starts ? event->actor : event->target,
             (double)event->seq);
  put_string(self, "name", self->names[event->handle]);
  put_string(self, "cat", "handle");
  buffer_add(self->out, starts ? ",\"id\":" : ",\"bp\":\"e\",\"id\":");
  buffer_long(self->out, event->h);
  close_entry(self);
}

static void count_handles(Chrome *self, int index) {
  const RunEvent *event = &self->model->run.events[index];
  int touches = self->model->queues.touches[index];
  bool leaves = touches != NOBODY && event->verb != TRACE_CANCEL;
  const Wait *wait = leaves ? &self->model->queues.waits[touches] : NULL;
  int begins = self->model->queues.begins[index];
  if (!wait && begins == NOBODY)
    return;
  if (wait)
    *(wait->queue == HEAP_QUEUE ? &self->timers : &self->ready) -= 1;
  if (begins != NOBODY)
    *(event->verb == TRACE_CALL_LATER ? &self->timers : &self->ready) += 1;
  open_entry(self, "C", 0, (double)event->seq);
  put_string(self, "name", "queues");
  buffer_add(self->out, ",\"args\":{\"ready\":");
  buffer_long(self->out, self->ready);
  buffer_add(self->out, ",\"timers\":");
  buffer_long(self->out, self->timers);
  buffer_char(self->out, '}');
  close_entry(self);
}

// The clock of the loop, beside the time of the viewer, in which one event
// takes a millisecond.
static void show_clock(Chrome *self, int index) {
  const RunEvent *event = &self->model->run.events[index];
  if (!self->model->lanes.loop || (index > 0 && event[-1].t == event->t))
    return;
  open_entry(self, "C", 0, (double)event->seq);
  put_string(self, "name", "the loop's clock");
  buffer_add(self->out, ",\"args\":{\"seconds\":");
  buffer_number(self->out, event->t);
  buffer_add(self->out, "}");
  close_entry(self);
}

void chrome_write(Buffer *out, const Model *model) {
  Chrome chrome = {.out = out, .model = model, .first = true};
  Arena arena = {0};
  find_threads(&chrome, &arena);
  buffer_add(out, "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"title\":\"");
  buffer_json(out, model->run.title);
  buffer_add(out, "\",\"time\":\"one event takes one millisecond\"},\n"
                  "\"traceEvents\":[\n");
  name_process(&chrome);
  for (int i = 0; i < model->run.actor_count; i++)
    name_thread(&chrome, i);
  for (int i = 0; i < model->replay.span_count; i++)
    if (model->replay.spans[i].state == RUNNING ||
        model->replay.spans[i].state == CALLING)
      add_slice(&chrome, &model->replay.spans[i]);
  for (int i = 0; i < model->run.event_count; i++) {
    add_instant(&chrome, &model->run.events[i]);
    add_flow(&chrome, &model->run.events[i]);
    count_handles(&chrome, i);
    show_clock(&chrome, i);
  }
  buffer_add(out, "\n]}\n");
  arena_release(&arena);
}
