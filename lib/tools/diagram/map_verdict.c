#include "map_verdict.h"

#include "dot_text.h"
#include "font.h"
#include "palette.h"
#include "text_width.h"
#include "words_sentence.h"

enum { WORDS_SIZE = 9, WORDS_LINE = 13, LINES_MOST = 8, AROUND = 1 };

// The last box that has begun by then: what the loop does between two handles
// belongs to the one before.
static const MapBox *box_of(const MapPage *self, long seq) {
  const MapBox *found = NULL;
  for (int i = 0; i < self->box_count; i++) {
    const MapBox *box = &self->boxes[i];
    bool ran = box->kind == MAIN_BOX || box->kind == RUN_BOX;
    if (ran && box->event < seq && (!found || box->event > found->event))
      found = box;
  }
  return found;
}

static void outline(MapPage *self, Buffer *out, const MapBox *box) {
  Point centre = {self->lane_x[box->lane], map_box_y(self, box)};
  dot_node(out, "verdict", 0, "box", centre,
           map_box_width(self, box->lane) + 2 * AROUND,
           MAP_BOX_HEIGHT + 2 * AROUND);
  dot_attribute(out, "color", ERROR_COLOUR);
  dot_attribute(out, "penwidth", "2.6");
  dot_class(out, "verdict", NULL, 0);
  dot_close(out);
}

static void put_words(MapPage *self, Buffer *out, const char *words) {
  const MapRow *last = &self->rows[self->row_count - 1];
  double y = last->top + last->height + WORDS_LINE;
  int columns =
      (int)((self->right - self->left - 20) / mono_width(1, WORDS_SIZE) / 1.12);
  char line[LINE_SIZE];
  for (int i = 0; i < LINES_MOST && take_line(&words, columns, line); i++) {
    dot_mono(out, "note", i, (Point){self->left + 6, y}, line,
             (Style){WORDS_SIZE, TEXT_COLOUR, AT_LEFT, false});
    dot_class(out, "verdict", NULL, 0);
    dot_close(out);
    y += WORDS_LINE;
  }
}

void map_draw_verdict(MapPage *self, Buffer *out) {
  const Verdict *verdict = &self->model->run.verdict;
  if (verdict->judgement <= PASSED || !self->row_count)
    return;
  Buffer words = {0};
  const MapBox *box = box_of(self, verdict->seq);
  dot_comment(out, "The verdict of the test.");
  if (box)
    outline(self, out, box);
  verdict_add(&words, &self->model->run);
  put_words(self, out, words.bytes ? words.bytes : "");
  buffer_release(&words);
}
