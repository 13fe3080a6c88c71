#include "words_label.h"

#include "buffer.h"
#include "words_value.h"
#include "words_verbs.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_COLUMNS = 44, PRINT_COLUMNS = 60, NAME_COLUMNS = 14 };

static void append(char *to, size_t size, const char *string) {
  size_t used = strlen(to);
  cut_to(to + used, size - used, string, 1000);
}

// Numbers in labels are few, so they may take the way through a Buffer.
static void append_number(char *to, size_t size, double number) {
  Buffer text = {0};
  buffer_number(&text, number);
  append(to, size, text.bytes);
  buffer_release(&text);
}

static void set_value(Label *self, const char *value) {
  cut_to(self->value, sizeof self->value, value, VALUE_COLUMNS);
}

// Splits a template at its *, % or @, which stands for the value.
static void fill_template(Label *self, const char *template, const char *value,
                          const char *target) {
  size_t head = strcspn(template, "*%@");
  char mark = template[head];
  memcpy(self->head + strlen(self->head), template, head + 1);
  self->head[strlen(self->head) - (mark != '\0')] = '\0';
  if (!mark)
    return;
  set_value(self, mark == '@' ? target : value);
  self->bold = mark == '*';
  append(self->tail, sizeof self->tail, template + head + 1);
  // "return" with nothing behind it.
  size_t length = strlen(self->head);
  if (!*self->value && !*self->tail && length && self->head[length - 1] == ' ')
    self->head[length - 1] = '\0';
}

// A handle's name gets its brackets; "send(None)" gets its value in bold.
static void fill_run(Label *self, const RunEvent *event) {
  const char *value = *event->value ? event->value : "run";
  size_t length = strlen(value), open = strcspn(value, "(");
  if (value[length - 1] != ')' || open >= sizeof self->head / 2) {
    set_value(self, value);
    append(self->tail, sizeof self->tail, "()");
    return;
  }
  char inside[sizeof self->value];
  cut_to(inside, sizeof inside, value + open + 1, VALUE_COLUMNS + 1);
  size_t end = strlen(inside);
  bool whole = end && inside[end - 1] == ')';
  inside[end - whole] = '\0';
  size_t used = strlen(self->head);
  memcpy(self->head + used, value, open + 1);
  self->head[used + open + 1] = '\0';
  set_value(self, inside);
  append(self->tail, sizeof self->tail, whole ? ")" : "");
  self->bold = true;
}

static void fill_select(Label *self, const RunEvent *event) {
  char *end;
  const char *value = event->value;
  double seconds = strtod(value, &end);
  bool number = *value && !*end;
  if (number && seconds == 0) {
    append(self->head, sizeof self->head, "no wait");
    append(self->head, sizeof self->head, *event->why ? ": " : "");
    append(self->head, sizeof self->head, event->why);
    return;
  }
  append(self->head, sizeof self->head, "wait ");
  set_value(self, *value ? value : "for ever");
  // Graphviz drops a space that follows </B>, so the unit is bold too.
  append(self->value, sizeof self->value, number ? " s" : "");
  self->bold = true;
}

static void fill_call_later(Label *self, const RunEvent *event) {
  append(self->head, sizeof self->head, "call_later(");
  append_number(self->head, sizeof self->head, event->delay);
  append(self->head, sizeof self->head, ", ");
  set_value(self, event->value);
  append(self->tail, sizeof self->tail, ")");
}

static const char *template_of(const RunEvent *event) {
  if (event->verb == TRACE_CANCEL && !event->h && !*event->why)
    return "cancel()";
  if (event->verb == TRACE_END)
    return names_error(event->value) ? "raise *" : "return *";
  if (event->verb != TRACE_SET_RESULT)
    return verb_words[event->verb].label;
  if (says_cancelled(event->value))
    return "cancelled";
  return names_error(event->value) ? "set_exception(*)" : "set_result(*)";
}

// Whose name has to stand in front: the target's, or that of who comes out.
static void name_actor(Label *self, const Lanes *lanes, const Run *run,
                       const RunEvent *event) {
  bool out = verb_comes_out(event->verb);
  bool to = verb_goes_in(event->verb) || event->verb == TRACE_SET_RESULT ||
            verb_is_of_done_callback(event->verb) ||
            event->verb == TRACE_CREATE ||
            (event->verb == TRACE_CANCEL && !event->h);
  int who = out ? event->actor : to ? event->target : NOBODY;
  if (who == NOBODY || !lanes_must_name(lanes, &run->actors[who]))
    return;
  // The name of a handle may say it, and who acts on itself needs none.
  const char *label = run->actors[who].label;
  if (!strncmp(event->value, label, strlen(label)) ||
      (out && run->actors[who].kind == ACTOR_FUTURE) ||
      (!out && event->actor == event->target))
    return;
  char name[64];
  cut_to(name, sizeof name, label, NAME_COLUMNS);
  bool dot = to && event->verb != TRACE_CREATE &&
             !verb_is_of_done_callback(event->verb);
  bool colon = out || verb_is_of_done_callback(event->verb);
  if (event->verb == TRACE_CREATE)
    append(self->head, sizeof self->head, "create ");
  append(self->head, sizeof self->head, name);
  if (event->verb != TRACE_CREATE)
    append(self->head, sizeof self->head, dot ? "." : colon ? ": " : " ");
}

// The head of a callback's lane says what is called.
static bool has_own_lane(const Lanes *lanes, const Run *run,
                         const RunEvent *event) {
  const RunActor *target = &run->actors[event->target];
  return event->h && target->kind == ACTOR_CALLBACK &&
         lanes->all[target->lane].actors == 1;
}

// What is worth a word behind the label: a reason, or a delay.
static void add_remark(Label *self, const RunEvent *event) {
  char *to = self->tail;
  size_t size = sizeof self->tail;
  if (event->verb == TRACE_DROP && !strcmp(event->why, "closed"))
    append(to, size, ": closed");
  if (event->verb == TRACE_CANCEL && *event->why)
    append(to, size, *event->why == 'r' ? ": has run" : ": was cancelled");
  if (event->verb == TRACE_RUN && event->late > 0) {
    append(to, size, ", ");
    append_number(to, size, event->late);
    append(to, size, " s late");
  }
}

Label label_of(const Lanes *lanes, const Run *run, const RunEvent *event) {
  Label label = {.bold = false};
  const char *target =
      event->target == NOBODY ? "" : run->actors[event->target].label;
  name_actor(&label, lanes, run, event);
  if (event->verb == TRACE_CREATE && *label.head)
    return label;
  if (event->verb == TRACE_RUN && has_own_lane(lanes, run, event))
    append(label.head, sizeof label.head, "call");
  else if (event->verb == TRACE_RUN)
    fill_run(&label, event);
  else if (event->verb == TRACE_SELECT)
    fill_select(&label, event);
  else if (event->verb == TRACE_CALL_LATER)
    fill_call_later(&label, event);
  else
    fill_template(&label, template_of(event), event->value, target);
  if (event->verb == TRACE_PRINT || event->verb == TRACE_REFUSED)
    cut_to(label.value, sizeof label.value, event->value, PRINT_COLUMNS);
  add_remark(&label, event);
  return label;
}

void leave_out_name(Label *label, const RunEvent *event) {
  bool moves = verb_schedules(event->verb) || event->verb == TRACE_CANCEL ||
               event->verb == TRACE_DROP;
  if (!moves)
    return;
  bool later = event->verb == TRACE_CALL_LATER;
  label->head[strcspn(label->head, later ? "," : "( ")] = '\0';
  label->value[0] = '\0';
  // The bracket is closed where it stays open; a remark stays.
  if (*label->tail == ')' && !later)
    memmove(label->tail, label->tail + 1, strlen(label->tail));
}

Label gift_label(const RunEvent *event) {
  Label label = {.bold = true};
  set_value(&label, event->gift);
  return label;
}

void capsule_name(char *to, size_t size, const RunEvent *event) {
  to[0] = '\0';
  if (event->verb == TRACE_CALL_LATER) {
    append_number(to, size, event->when);
    append(to, size, " ");
  }
  append(to, size, event->value);
}
