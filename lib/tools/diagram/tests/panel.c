#include "panel.h"

#include "../play_steps.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *const fields[] = {"state", "line", "waits", "result",
                                     "calls"};
enum { FIELDS = 5, CHANGES_MOST = 400 };

void panel_init(Panel *self, Arena *arena, int actors, int events) {
  *self = (Panel){.arena = arena, .actors = actors};
  self->texts = arena_array(arena, (size_t)actors * FIELDS + 1, sizeof(char *));
  for (int i = 0; i < actors * FIELDS; i++)
    self->texts[i] = i % FIELDS == 2 ? "-1" : i % FIELDS == 4 ? "[]" : "";
  for (int i = 0; i < PANEL_LISTS; i++)
    self->lists[i] =
        arena_array(arena, (size_t)(actors + 2 * events) + 2, sizeof(long));
  self->marked = arena_array(arena, (size_t)events + 1, sizeof(long));
}

// One change, cut in its parts as they are written: strings without quotes.
typedef struct Change {
  char *part[5];
  int count;
} Change;

// Moves behind one part: a string, a list, or a number.
static const char *part_end(const char *at) {
  if (*at == '"') {
    for (at++; *at != '"'; at++)
      at += *at == '\\';
    return at + 1;
  }
  if (*at == '[') {
    for (at++; *at != ']';)
      at = *at == '"' ? part_end(at) : at + 1;
    return at + 1;
  }
  return at + strcspn(at, ",]");
}

static const char *read_change(Panel *self, const char *at, Change *change) {
  ck_assert_msg(*at == '[', "no change begins with %.20s", at);
  change->count = 0;
  for (at++;; at++) {
    const char *end = part_end(at);
    size_t quote = *at == '"';
    ck_assert_int_lt(change->count, 5);
    change->part[change->count++] =
        arena_copy(self->arena, at + quote, (size_t)(end - at) - 2 * quote);
    at = end;
    if (*at == ']')
      return at + 1;
    ck_assert_msg(*at == ',', "a part ends with %.20s", at);
  }
}

static int list_named(const char *name) {
  return !strcmp(name, "ready")     ? 1
         : !strcmp(name, "timers")  ? 2
         : !strcmp(name, "line")    ? 3
         : !strcmp(name, "watched") ? 4
                                    : 0;
}

static void insert(Panel *self, int list, long place, long what) {
  int count = self->counts[list]++;
  ck_assert_msg(place >= 0 && place <= count, "there is no place %ld", place);
  for (int i = count; i > place; i--)
    self->lists[list][i] = self->lists[list][i - 1];
  self->lists[list][place] = what;
}

static void take_out(Panel *self, int list, long place, long what) {
  ck_assert_msg(place >= 0 && place < self->counts[list],
                "there is no place %ld", place);
  ck_assert_msg(self->lists[list][place] == what, "%ld is not at place %ld",
                what, place);
  self->counts[list]--;
  for (int i = (int)place; i < self->counts[list]; i++)
    self->lists[list][i] = self->lists[list][i + 1];
}

static void set_mark(Panel *self, long handle, bool on) {
  int at = 0;
  while (at < self->marked_count && self->marked[at] != handle)
    at++;
  ck_assert_msg((at == self->marked_count) == on, "handle %ld was marked: %d",
                handle, !on);
  if (on)
    self->marked[self->marked_count++] = handle;
  else
    self->marked[at] = self->marked[--self->marked_count];
}

static void set_number(double *now, const Change *change, bool back) {
  double to = strtod(change->part[back ? 2 : 1], NULL);
  double from = strtod(change->part[back ? 1 : 2], NULL);
  ck_assert_msg(*now == from, "%s is %g, not %g", change->part[0], *now, from);
  *now = to;
}

static void set_field(Panel *self, const Change *change, bool back) {
  int field = 0, actor = atoi(change->part[1]);
  while (field < FIELDS && strcmp(fields[field], change->part[0]))
    field++;
  ck_assert_msg(field < FIELDS && change->count == 4, "what is %s?",
                change->part[0]);
  ck_assert(actor >= 0 && actor < self->actors);
  const char **now = &self->texts[actor * FIELDS + field];
  ck_assert_str_eq(*now, change->part[back ? 2 : 3]);
  *now = change->part[back ? 3 : 2];
}

static void apply(Panel *self, const Change *change, bool back) {
  const char *kind = change->part[0];
  long first = strtol(change->part[1], NULL, 10);
  bool push = !strcmp(kind, "push"), add = !strcmp(kind, "add");
  if (push || !strcmp(kind, "pop")) {
    if (push != back)
      insert(self, 0, self->counts[0], first);
    else
      take_out(self, 0, self->counts[0] - 1, first);
  } else if (add || !strcmp(kind, "del")) {
    long handle = strtol(change->part[2], NULL, 10);
    (add != back ? insert : take_out)(self, list_named(change->part[1]),
                                      strtol(change->part[3], NULL, 10),
                                      handle);
  } else if (!strcmp(kind, "mark")) {
    set_mark(self, strtol(change->part[2], NULL, 10),
             strcmp(change->part[back ? 4 : 3], "0") != 0);
  } else if (!strcmp(kind, "said")) {
    self->said += back ? -1 : 1;
  } else if (!strcmp(kind, "batch")) {
    set_number(&self->batch, change, back);
  } else if (!strcmp(kind, "clock")) {
    set_number(&self->clock, change, back);
  } else if (!strcmp(kind, "iter")) {
    set_number(&self->iter, change, back);
  } else {
    set_field(self, change, back);
  }
}

void panel_apply(Panel *self, const char *changes, bool back) {
  static Change all[CHANGES_MOST];
  int count = 0;
  for (const char *at = changes; *at == '[' || *at == ',';) {
    ck_assert_int_lt(count, CHANGES_MOST);
    at = read_change(self, *at == ',' ? at + 1 : at, &all[count++]);
  }
  for (int i = 0; i < count; i++)
    apply(self, &all[back ? count - 1 - i : i], back);
}

bool panel_is_empty(const Panel *self) {
  for (int i = 0; i < self->actors * FIELDS; i++)
    if (i % FIELDS != 2 && i % FIELDS != 4 && *self->texts[i])
      return false;
  return !self->counts[0] && !self->counts[1] && !self->counts[2] &&
         !self->counts[3] && !self->batch && !self->clock && !self->iter &&
         !self->said && !self->marked_count;
}

void expect_state(Model *model, int event, const char *words) {
  Buffer text = {0};
  play_state_at(&text, model, event);
  ck_assert_msg(strstr(text.bytes, words), "after #%d not:\n%s\nbut:\n%s",
                event, words, text.bytes);
  buffer_release(&text);
}
