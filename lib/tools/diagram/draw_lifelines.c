#include "draw_lifelines.h"

#include "dot.h"

#include <stdlib.h>

// ---------------------------------------------------------------- lifelines

typedef struct Life {
  int lane, from, to, actor;
  State state;
  int colour;
} Life;

static int compare_lives(const void *a, const void *b) {
  const Life *x = a, *y = b;
  if (x->lane != y->lane)
    return x->lane - y->lane;
  if (x->state != y->state)
    return (int)x->state - (int)y->state;
  if (x->from != y->from)
    return x->from - y->from;
  return x->actor - y->actor;
}

static int collect_lives(const Model *model, Life *lives) {
  int count = 0;
  for (int i = 0; i < model->replay.span_count; i++) {
    const Span *span = &model->replay.spans[i];
    const RunActor *actor = &model->run.actors[span->actor];
    if (span->state == PAUSED || span->state == READY)
      lives[count++] = (Life){actor->lane, span->from,  span->to,
                              span->actor, span->state, actor->colour};
  }
  qsort(lives, (size_t)count, sizeof *lives, compare_lives);
  return count;
}

static void draw_life(Page *self, const Life *life) {
  double top, bottom, x = self->lane_x[life->lane];
  if (!page_clip(self, life->from, life->to, &top, &bottom) ||
      bottom - top < 0.5)
    return;
  bool paused = life->state == PAUSED;
  sign_drawn(&self->signs, paused ? SIGN_SUSPENDED : SIGN_READY,
             colour_line[life->colour]);
  Point line[] = {{x, top}, {x, bottom}};
  dot_line(self->out, "life", self->numbers++, line, 2, NULL, 0);
  dot_attribute(self->out, "style", paused ? "dotted" : "solid");
  dot_attribute(self->out, "color", colour_line[life->colour]);
  dot_attribute(self->out, "penwidth", paused ? "1.6" : "1.3");
  dot_class(self->out, paused ? "life susp" : "life ready", NULL, 0);
  dot_close(self->out);
}

// In a shared lane several actors may wait at once. One dotted line over
// another looks solid, so lines that overlap are drawn as one.
void draw_lifelines(Page *self) {
  Model *model = self->model;
  Arena *arena = &model->run.arena;
  Life *lives =
      arena_array(arena, (size_t)model->replay.span_count, sizeof *lives);
  int count = collect_lives(model, lives);
  dot_comment(self->out, "Lifelines: dotted = suspended, solid = ready.");
  for (int i = 0, next; i < count; i = next) {
    Life life = lives[i];
    for (next = i + 1; next < count; next++) {
      const Life *more = &lives[next];
      if (more->lane != life.lane || more->state != life.state ||
          more->from >= life.to)
        break;
      life.to = more->to > life.to ? more->to : life.to;
      life.colour = more->colour == life.colour ? life.colour : INK;
    }
    draw_life(self, &life);
  }
}

// ---------------------------------------------------------------- bars

static void draw_bar(Page *self, const Span *span) {
  const RunActor *actor = &self->model->run.actors[span->actor];
  double top, bottom, x = actor_x(self, span->actor), half = BAR_WIDTH / 2.0;
  if (!page_clip(self, span->from, span->to, &top, &bottom) ||
      bottom - top < 0.5)
    return;
  bool runs = span->state == RUNNING;
  sign_drawn(&self->signs,
             is_thread(actor) ? SIGN_WORKING
             : runs           ? SIGN_RUNNING
                              : SIGN_CALLING,
             runs ? colour_fill[actor->colour] : colour_line[actor->colour]);
  dot_box(self->out, "bar", self->numbers++,
          (Box){x - half, top, x + half, bottom});
  dot_attribute(self->out, "fillcolor",
                runs ? colour_fill[actor->colour] : PAPER_COLOUR);
  dot_attribute(self->out, "color", colour_line[actor->colour]);
  dot_attribute(self->out, "penwidth", "1.2");
  dot_class(self->out,
            is_thread(actor) ? "bar work"
            : runs           ? "bar run"
                             : "bar call",
            actor->id, 0);
  dot_close(self->out);
}

static void draw_mark(Page *self, const Mark *mark) {
  double x = actor_x(self, mark->actor), y = row_arrow(self, mark->row);
  const char *colour = line_of(self, mark->actor);
  if (mark->state == GONE) {
    sign_drawn(&self->signs, SIGN_FINISHED, colour);
    dot_box(self->out, "end", self->numbers++,
            (Box){x - 7, y - 0.6, x + 7, y + 2});
    dot_attribute(self->out, "fillcolor", colour);
    dot_class(self->out, "endcap", NULL, 0);
    dot_close(self->out);
  } else if (mark->state != RUNNING) {
    sign_drawn(&self->signs, SIGN_CREATED, colour);
    dot_node(self->out, "born", self->numbers++, "circle", (Point){x, y}, 7, 7);
    dot_attribute(self->out, "style", "filled");
    dot_attribute(self->out, "fillcolor", PAPER_COLOUR);
    dot_attribute(self->out, "color", colour);
    dot_attribute(self->out, "penwidth", "1.6");
    dot_class(self->out, "born", NULL, 0);
    dot_close(self->out);
  }
}

// Who waits for a callee of its own lane lies under it: so hollow bars first.
void draw_bars(Page *self) {
  const Replay *replay = &self->model->replay;
  dot_comment(self->out, "Bars: filled = running, hollow = calling.");
  for (int i = 0; i < replay->span_count; i++)
    if (replay->spans[i].state == CALLING)
      draw_bar(self, &replay->spans[i]);
  for (int i = 0; i < replay->span_count; i++)
    if (replay->spans[i].state == RUNNING)
      draw_bar(self, &replay->spans[i]);
  for (int i = 0; i < replay->mark_count; i++)
    if (row_is_on(self, replay->marks[i].row))
      draw_mark(self, &replay->marks[i]);
}
