#include "draw_verdict.h"

#include "dot_text.h"
#include "font.h"
#include "text_width.h"
#include "words_sentence.h"

#include <math.h>
#include <string.h>

enum {
  NOTE_COLUMNS = 30,
  NOTE_SIZE = 9,
  NOTE_LINE = 12,
  NOTE_LINES = 12,
  FINAL_GAP = 16 // between the last row and the final one
};

// ---------------------------------------------------------------- words

// What the note or the final row says. Release the text.
static Buffer verdict_words(const Page *self, bool note) {
  const Verdict *verdict = &self->model->run.verdict;
  Buffer words = {0};
  buffer_add(&words, "");
  if (note || verdict->judgement == DIFFERS)
    difference_add(&words, &self->model->run, "");
  else
    verdict_add(&words, &self->model->run);
  return words;
}

// Puts the words down in lines, or only counts them when out is NULL.
static int put_words(Page *self, Buffer *out, Point at, int columns) {
  bool note = columns == NOTE_COLUMNS;
  Buffer words = verdict_words(self, note);
  const char *rest = words.bytes;
  int lines = 0;
  for (char line[LINE_SIZE + 4];
       lines < NOTE_LINES && take_line(&rest, columns - 1, line); lines++) {
    if (lines + 1 == NOTE_LINES && *rest)
      strcat(line, "\xe2\x80\xa6");
    if (!out)
      continue;
    dot_mono(out, note ? "note" : "end", lines,
             (Point){at.x, at.y + (lines + 0.5) * NOTE_LINE}, line,
             (Style){NOTE_SIZE, TEXT_COLOUR, AT_LEFT, false});
    dot_class(out, "verdict", NULL, 0);
    dot_close(out);
  }
  buffer_release(&words);
  return lines;
}

// ---------------------------------------------------------------- measures

// The row that differs, or NOBODY when it is not on this page.
static int differing_row(const Page *self) {
  const Run *run = &self->model->run;
  long seq = run->verdict.seq;
  if (run->verdict.judgement <= PASSED || seq < 1 || seq > run->event_count)
    return NOBODY;
  int row = self->model->replay.row_of[seq - 1];
  return row_is_on(self, row) ? row : NOBODY;
}

bool has_final_row(const Page *self) {
  const Run *run = &self->model->run;
  Judgement judgement = run->verdict.judgement;
  if (self->rows.end < self->model->replay.row_count)
    return false;
  // The trace may also differ by ending too early.
  if (judgement == DIFFERS)
    return run->verdict.seq < 1 || run->verdict.seq > run->event_count;
  return judgement == FAILED || judgement == CRASHED || judgement == TIMED_OUT;
}

// What was expected where the run went wrong.
static bool has_note(const Page *self) {
  const Verdict *verdict = &self->model->run.verdict;
  return differing_row(self) != NOBODY &&
         (verdict->judgement == DIFFERS || *verdict->expected);
}

// For that many columns of words, in any font.
static double words_room(int columns) {
  return mono_width(columns, NOTE_SIZE) * 1.12 + 8;
}

double place_verdict(Page *self, double x) {
  self->note_left = x;
  if (!has_note(self))
    return x;
  self->note_left = x + 6;
  return self->note_left + 7 + words_room(NOTE_COLUMNS - 1) - 8;
}

static int final_columns(const Page *self) {
  int columns = 40;
  while (words_room(columns) < self->right - self->left - 12)
    columns++;
  return columns;
}

static double box_height(int lines) {
  return fmax(lines * NOTE_LINE + 8, ROW_HEIGHT);
}

// Between what should have happened and what did.
static double note_middle(const Page *self, int row) {
  if (self->missing_row == NOBODY)
    return row_middle(self, row);
  return self->missing_row == row ? row_top(self, row) : row_bottom(self, row);
}

// The note stands beside its row; near the end of the page it moves up, and
// on a page with very few rows it hangs below them.
static Box note_box(Page *self) {
  int lines = put_words(self, NULL, (Point){0, 0}, NOTE_COLUMNS);
  double height = box_height(lines), bottom = page_bottom(self);
  double top = note_middle(self, differing_row(self)) - height / 2;
  top = fmax(fmin(top, bottom - height), self->top);
  return (Box){self->note_left, top, self->right, top + height};
}

void measure_verdict(Page *self) {
  if (has_note(self))
    self->verdict_height = fmax(0, note_box(self).bottom - page_bottom(self));
  if (has_final_row(self))
    self->verdict_height +=
        FINAL_GAP +
        box_height(put_words(self, NULL, (Point){0, 0}, final_columns(self)));
}

// ---------------------------------------------------------------- drawing

static void outline(Page *self, Box box, bool filled) {
  sign_drawn(&self->signs, SIGN_VERDICT, ERROR_COLOUR);
  Point centre = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  dot_node(self->out, "verdict", self->numbers++, "box", centre,
           box.right - box.left, box.bottom - box.top);
  if (filled) {
    dot_attribute(self->out, "style", "filled");
    dot_attribute(self->out, "fillcolor", PAPER_COLOUR);
  }
  dot_attribute(self->out, "color", ERROR_COLOUR);
  dot_attribute(self->out, "penwidth", "1.8");
  dot_class(self->out, "verdict", NULL, 0);
  dot_close(self->out);
}

// The words stand in the middle of their box.
static double words_top(Page *self, Box box, int columns) {
  int lines = put_words(self, NULL, (Point){0, 0}, columns);
  return (box.top + box.bottom - lines * NOTE_LINE) / 2;
}

static void draw_difference(Page *self, int row) {
  bool noted = has_note(self);
  Box note = noted ? note_box(self) : (Box){.left = self->right};
  // Between the labels of this row and the next.
  outline(self,
          (Box){self->seq_left, row_top(self, row) - 1, note.left,
                row_bottom(self, row) - 1.5},
          false);
  if (!noted)
    return;
  outline(self, note, true);
  put_words(self, self->out,
            (Point){note.left + 7, words_top(self, note, NOTE_COLUMNS)},
            NOTE_COLUMNS);
}

// What comes later may be a consequence: it stands behind a line.
static void draw_after(Page *self) {
  const Run *run = &self->model->run;
  long seq = run->verdict.seq;
  if (run->verdict.judgement <= PASSED || seq < 1 || seq >= run->event_count)
    return;
  int row = self->model->replay.row_of[seq - 1];
  double top = row_is_on(self, row) ? row_bottom(self, row) : self->top;
  double bottom = page_bottom(self), x = self->seq_left;
  if (row >= self->rows.end - 1)
    return;
  sign_drawn(&self->signs, SIGN_AFTER, ERROR_COLOUR);
  Point line[] = {{x, top}, {x, bottom}};
  dot_line(self->out, "after", 0, line, 2, NULL, 0);
  dot_attribute(self->out, "color", ERROR_COLOUR);
  dot_attribute(self->out, "penwidth", "1.3");
  dot_class(self->out, "verdict", NULL, 0);
  dot_close(self->out);
}

// A cross at the end of the bar of who was running when it happened.
static void draw_cross(Page *self) {
  int running = self->model->replay.running;
  if (running == NOBODY || self->model->run.verdict.judgement == DIFFERS)
    return;
  double x = actor_x(self, running), y = page_bottom(self) + 5;
  sign_drawn(&self->signs, SIGN_CROSS, ERROR_COLOUR);
  for (int side = -1; side <= 1; side += 2) {
    Point line[] = {{x - 5 * side, y - 5}, {x + 5 * side, y + 5}};
    dot_line(self->out, "cross", side + 1, line, 2, NULL, 0);
    dot_attribute(self->out, "color", ERROR_COLOUR);
    dot_attribute(self->out, "penwidth", "2.4");
    dot_class(self->out, "verdict", NULL, 0);
    dot_close(self->out);
  }
}

static void draw_final_row(Page *self) {
  double bottom = page_bottom(self);
  double height =
      box_height(put_words(self, NULL, (Point){0, 0}, final_columns(self)));
  double end = bottom + self->verdict_height;
  Box box = {self->left, end - height, self->right, end};
  outline(self, box, true);
  put_words(self, self->out,
            (Point){box.left + 10, words_top(self, box, final_columns(self))},
            final_columns(self));
  draw_cross(self);
}

void draw_verdict(Page *self) {
  int row = differing_row(self);
  draw_after(self);
  if (row == NOBODY && !has_final_row(self))
    return;
  dot_comment(self->out, "The verdict of the test.");
  if (row != NOBODY)
    draw_difference(self, row);
  if (has_final_row(self))
    draw_final_row(self);
}
