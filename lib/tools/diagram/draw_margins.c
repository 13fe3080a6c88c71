#include "draw_margins.h"

#include "dot_text.h"
#include "words_margin.h"
#include "words_sentence.h"

#include <math.h>
#include <string.h>

static void put_row_classes(Page *self, const char *kind, int row) {
  const int *first_in = self->model->replay.first_in;
  buffer_add(self->out, ", class=\"");
  buffer_add(self->out, kind);
  for (int i = first_in[row]; i < first_in[row + 1]; i++) {
    buffer_add(self->out, " s");
    buffer_long(self->out, i + 1);
  }
  buffer_char(self->out, '"');
}

static void draw_numbers(Page *self) {
  Style number = {CAPTION_SIZE, MUTED_COLOUR, AT_RIGHT, false};
  Style source = {CAPTION_SIZE, MUTED_COLOUR, AT_LEFT, false};
  for (int row = self->rows.first; row < self->rows.end; row++) {
    const Model *model = self->model;
    const RunEvent *event = &model->run.events[model->replay.first_in[row]];
    char words[MARGIN_WORDS];
    double y = row_middle(self, row);
    dot_mono(self->out, "n", event->seq, (Point){self->seq_right, y},
             number_words(words, &model->replay, row), number);
    put_row_classes(self, "seq", row);
    dot_close(self->out);
    if (!*event->src || model->run.no_sources)
      continue;
    dot_mono(self->out, "c", event->seq, (Point){self->src_left, y},
             source_words(words, event), source);
    put_row_classes(self, "src", row);
    dot_close(self->out);
  }
}

// ---------------------------------------------------------------- the clock

typedef struct Gutter {
  Page *page;
  double free;           // the first height that the texts above leave free
  const RunEvent *shown; // whose time was last shown
} Gutter;

static void gutter_text(Gutter *self, const char *class, const RunEvent *event,
                        double y, const char *words) {
  bool clock = !strcmp(class, "clock");
  Page *page = self->page;
  Point at = {page->left + 6, fmax(y, self->free)};
  Style style = {10, clock ? TEXT_COLOUR : MUTED_COLOUR, AT_LEFT, clock};
  dot_sans(page->out, class, event->seq, at, words, style);
  dot_class(page->out, class, NULL, 0);
  dot_close(page->out);
  self->free = at.y + 11;
}

// The time stands where it is another one than before, below the number of the
// iteration; work says how much of it was work.
static void gutter_row(Gutter *self, int row) {
  const Model *model = self->page->model;
  const Replay *replay = &model->replay;
  const RunEvent *event = &model->run.events[replay->first_in[row]];
  double y = row_middle(self->page, row);
  bool first =
      row == self->page->rows.first || replay_begins(replay, &model->run, row);
  bool clock = !self->shown || self->shown->t != event->t;
  char words[MARGIN_WORDS];
  // Two texts have to share a row when the next one is a band of its own, or
  // when a cut lies between.
  bool alone =
      row + 1 < self->page->rows.end &&
      (replay_begins(replay, &model->run, row + 1) || event[1].t != event->t);
  double lift = first && clock && alone ? 5.5 : 0;
  if (first)
    gutter_text(self, "iter", event, y - lift,
                iteration_words(words, event, replay->by_main[row]));
  if (!clock)
    return;
  gutter_text(self, "clock", event, y + (first && !alone ? 13 : lift),
              clock_words(words, event));
  if (event->worked > 0)
    gutter_text(self, "work", event, y, work_words(words, event));
  self->shown = event;
}

static void draw_clock(Page *self) {
  Gutter gutter = {.page = self};
  for (int row = self->rows.first; row < self->rows.end; row++)
    gutter_row(&gutter, row);
}

void draw_margins(Page *self) {
  dot_comment(self->out, "Numbers, sources, clock.");
  draw_numbers(self);
  if (self->model->lanes.loop)
    draw_clock(self);
}

// ---------------------------------------------------------------- rows

// On top of everything lie the rows, transparent: the place to point at, with
// the sentences as a tooltip. They also hide the tooltips that Graphviz makes
// up for what is below.
void draw_rows(Page *self) {
  const Model *model = self->model;
  Buffer sentences = {0};
  dot_comment(self->out, "Rows: transparent, with the sentences.");
  for (int row = self->rows.first; row < self->rows.end; row++) {
    int first = model->replay.first_in[row];
    int next = model->replay.first_in[row + 1];
    sentences.length = 0;
    for (int i = first; i < next; i++) {
      if (i > first)
        buffer_char(&sentences, '\n');
      sentence_add(&sentences, &model->run, &model->run.events[i]);
    }
    dot_box(self->out, "row", first + 1,
            (Box){self->left, row_top(self, row), self->right,
                  row_bottom(self, row)});
    dot_attribute(self->out, "fillcolor", "#ffffff00");
    dot_id(self->out, "row", first + 1);
    put_row_classes(self, "row", row);
    buffer_add(self->out, ", tooltip=\"");
    buffer_dot(self->out, sentences.bytes);
    buffer_char(self->out, '"');
    dot_close(self->out);
  }
  buffer_release(&sentences);
}
