#include "caller.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "rules.h"
#include "standing.h"

enum { MOST_DEPTH = 10, MOST_TRIES = 12 };

static const ApiCall *all_calls;
static bool listing;
static int left_to_spend, depth;
static const uint32_t *kept;
static int kept_count;

void callers_begin(const ApiCall *calls, bool list) {
  all_calls = calls;
  listing = list;
  depth = 0;
  board->made = 0;
}

void calls_to_spend(int count) { left_to_spend = count; }
bool calls_are_spent(void) { return left_to_spend <= 0; }

void calls_keep_only(const uint32_t *tags, int count) {
  kept = tags;
  kept_count = count;
}

// What a call is known by: sixteen times its key, plus the number of its try.
static uint32_t tag_of(Key key, int try) {
  return (uint32_t)key << 4 | (uint32_t)try;
}

static bool is_kept(uint32_t tag) {
  for (int i = 0; kept && i < kept_count; i++)
    if (kept[i] == tag)
      return true;
  return !kept;
}

// Calls that suspend their body are made in bodies only.
static bool suspends(const ApiCall *call) {
  return !(call->places & ~(unsigned)IN_COROUTINES);
}

// -- what is said -------------------------------------------------------------

void say(Caller *self, const char *format, ...) {
  uint32_t tag = tag_of(key_of(self->key, self->calls), self->tries);
  if (self->call)
    board->counts[self->call - all_calls][self->place]++;
  if (self->call && board->made < MOST_MADE)
    board->tags[board->made++] = tag;
  left_to_spend--;
  if (listing) {
    va_list args;
    va_start(args, format);
    printf("%08x %-8s %*s", tag, place_name(self->place), 2 * depth, "");
    vprintf(format, args);
    putchar('\n');
    va_end(args);
  }
  // Whoever is called stands deeper. A body that was suspended goes on as deep
  // as whoever resumed it.
  if (self->call && !suspends(self->call))
    depth++;
}

static const char *text_of(Value v) {
  return v.kind == OBJECT ? "an object" : v.kind == PTR ? "a pointer" : repr(v);
}

Outcome came(Outcome o) {
  static const char *const hows[] = {"YIELDED", "RETURNED", "RAISED"};
  if (listing)
    printf("%17s %*s= %s %s\n", "", 2 * depth, "", hows[o.how],
           o.how == RAISED ? error_repr(o.error) : text_of(o.value));
  return o;
}

int came_int(int result) {
  if (listing)
    printf("%17s %*s= %d\n", "", 2 * depth, "", result);
  return result;
}

void must(bool holds, const char *format, ...) {
  if (holds)
    return;
  va_list args;
  va_start(args, format);
  fflush(stdout);
  fprintf(stderr, "api-fuzz: ");
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  _exit(1);
}

// -- making calls -------------------------------------------------------------

void uses_loop(Caller *self, LoopThing *loop) {
  loop->busy++;
  self->used[self->used_count++] = loop;
}

static int weight(const ApiCall *call, Place place) {
  if (!(call->places & 1u << place))
    return 0;
  return place == IN_MAIN ? call->main_weight : call->weight;
}

static const ApiCall *draw(Dice *dice, Place place) {
  static int totals[PLACES];
  const ApiCall *call;
  if (!totals[place])
    for (call = all_calls; call->name; call++)
      totals[place] += weight(call, place);
  int left = (int)dice_roll(dice, (unsigned)totals[place]);
  for (call = all_calls; left >= weight(call, place); call++)
    left -= weight(call, place);
  return call;
}

Caller caller_new(Place place, Key key) {
  return (Caller){.place = place, .key = key, .thrown = {.how = RETURNED}};
}

static void make_one(Caller *self, Key key) {
  int here = depth;
  for (int i = 0; i < MOST_TRIES; i++) {
    if (!is_kept(tag_of(key, i)))
      continue;
    self->tries = i;
    self->dice = (Dice){key_of(key, (uint64_t)i), 0};
    self->call = draw(&self->dice, self->place);
    bool made = self->call->make(self);
    while (self->used_count > 0)
      self->used[--self->used_count]->busy--;
    if (!suspends(self->call))
      depth = here;
    if (made)
      return;
  }
}

void caller_run_one(Caller *self) {
  if (self->body && self->place != IN_CLEANUP)
    self->place = body_in_step(self->body) ? IN_STEP : IN_BODY;
  Key key = key_of(self->key, self->calls);
  if (!calls_are_spent() && depth < MOST_DEPTH)
    make_one(self, key);
  self->calls++;
}

void caller_run(Caller *self, unsigned calls) {
  for (unsigned i = 0; i < calls; i++)
    caller_run_one(self);
}
