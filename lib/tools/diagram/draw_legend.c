#include "draw_legend.h"

#include "dot_text.h"
#include "font.h"

#include <math.h>

typedef struct Legend {
  Page *page;
  double x, y;
  int items;
} Legend;

enum { LEGEND_LINE = 20, ITEM_GAP = 18 };
static const double legend_size = 10;

// Makes room for an item: its mark, `width` wide, and its words. Returns where
// the mark begins; the words are written.
static Point legend_item(Legend *self, double width, const char *words) {
  double whole = width + 6 + sans_width(words, legend_size, false);
  Page *page = self->page;
  double room = width + 6 + sans_room(words, legend_size, false);
  if (self->x + room > page->right && self->x > page->left) {
    self->x = page->left;
    self->y += LEGEND_LINE;
  }
  Point at = {self->x, self->y};
  dot_sans(page->out, "legend_text", self->items++,
           (Point){at.x + width + 6, at.y}, words,
           (Style){legend_size, MUTED_COLOUR, AT_LEFT, false});
  dot_class(page->out, "legend", NULL, 0);
  dot_close(page->out);
  self->x += whole + ITEM_GAP;
  return at;
}

static void close_item(Legend *self) {
  dot_class(self->page->out, "legend", NULL, 0);
  dot_close(self->page->out);
}

static void put_pen(Legend *self, const char *colour, const char *width) {
  dot_attribute(self->page->out, "color", colour);
  dot_attribute(self->page->out, "penwidth", width);
}

// ---------------------------------------------------------------- shapes

// How a sign looks: a line has a head or none, a shape a fill.
typedef struct Look {
  enum { UPRIGHT, ACROSS, SHAPE, BOXED, BOX_OF_WORDS, CROSSED } form;
  const char *style, *head, *width; // of the line; head also names a shape
  double across, down;              // size of a shape
  enum { PAPER_FILL, OWN_FILL, TINTED } fill;
  const char *words;
} Look;

static const Look looks[SIGNS] = {
    [SIGN_RUNNING] = {BOXED, NULL, NULL, "1.2", 8, 14, OWN_FILL, "running"},
    [SIGN_WORKING] = {BOXED, NULL, NULL, "1.2", 8, 14, OWN_FILL,
                      "another thread works on a job"},
    [SIGN_CALLING] = {BOXED, NULL, NULL, "1.2", 8, 14, PAPER_FILL,
                      "waiting for its callee"},
    [SIGN_SUSPENDED] = {UPRIGHT, "dotted", NULL, "1.6", 8, 16, PAPER_FILL,
                        "suspended, pending"},
    [SIGN_READY] = {UPRIGHT, "solid", NULL, "1.3", 8, 16, PAPER_FILL,
                    "ready to run"},
    [SIGN_CREATED] = {SHAPE, "filled", "circle", "1.6", 7, 7, PAPER_FILL,
                      "created"},
    [SIGN_FINISHED] = {BOXED, NULL, NULL, "0", 14, 2.6, OWN_FILL,
                       "finished for good"},
    [SIGN_DOT] = {SHAPE, "filled", "circle", "1.2", 6, 6, PAPER_FILL,
                  "here it happens"},
    [SIGN_DELEGATES] = {SHAPE, "filled", "diamond", "1.2", 8, 8, PAPER_FILL,
                        "delegates"},
    [SIGN_REFUSED_HERE] = {SHAPE, "filled", "diamond", "1.2", 8, 8, PAPER_FILL,
                           "is refused"},
    [SIGN_IN] = {ACROSS, "solid", "normal", "2", 28, 0, PAPER_FILL,
                 "resume, call"},
    [SIGN_OUT] = {ACROSS, "solid", "vee", "1.2", 28, 0, PAPER_FILL,
                  "yield, return"},
    [SIGN_THROWN] = {ACROSS, "solid", "normal", "1.3", 28, 0, PAPER_FILL,
                     "exception thrown in"},
    [SIGN_RAISED] = {ACROSS, "solid", "vee", "1.2", 28, 0, PAPER_FILL,
                     "exception raised"},
    [SIGN_REFUSED] = {ACROSS, "solid", "tee", "1.6", 28, 0, PAPER_FILL,
                      "refused"},
    [SIGN_GIFT] = {ACROSS, "dotted", "vee", "1.4", 28, 0, PAPER_FILL,
                   "result that the await gets"},
    [SIGN_CROSSES] = {ACROSS, "dashed", "vee", "1.2", 28, 0, PAPER_FILL,
                      "job or letter, from thread to thread"},
    [SIGN_TIE] = {ACROSS, "dotted", NULL, "1.4", 28, 0, PAPER_FILL,
                  "acts on it, without a call"},
    [SIGN_HANDLE] = {BOXED, NULL, NULL, "0.8", 16, 12, TINTED,
                     "handle in a queue"},
    [SIGN_MOVES] = {ACROSS, "dashed", "vee", "1.2", 28, 0, PAPER_FILL,
                    "handle moves"},
    [SIGN_CANCELS] = {ACROSS, "dashed", "tee", "1.2", 28, 0, PAPER_FILL,
                      "cancel, drop"},
    [SIGN_TOO_LATE] = {SHAPE, "filled", "diamond", "1.2", 8, 8, PAPER_FILL,
                       "cancels too late"},
    [SIGN_CANCELLED] = {SHAPE, "dashed", "box", "1", 16, 12, PAPER_FILL,
                        "cancelled, not taken out yet"},
    [SIGN_IN_LINE] = {BOXED, NULL, NULL, "0.8", 9, 14, TINTED,
                      "stands in line"},
    [SIGN_CALLED] = {BOXED, NULL, NULL, "0.8", 9, 14, PAPER_FILL,
                     "called, has not left yet"},
    [SIGN_WATCHED] = {BOXED, NULL, NULL, "0.8", 9, 14, TINTED,
                      "file that is watched"},
    [SIGN_FILE_READY] = {BOXED, NULL, NULL, "0", 9, 5, OWN_FILL,
                         "the file is ready"},
    [SIGN_CUT] = {ACROSS, "solid", NULL, "1.2", 20, 0, PAPER_FILL,
                  "the clock has moved"},
    [SIGN_DONE_CALLBACK] = {SHAPE, "filled", "square", "1.6", 8, 8, PAPER_FILL,
                            "done callback"},
    [SIGN_NO_CALLBACK] = {CROSSED, NULL, NULL, "1.6", 8, 8, PAPER_FILL,
                          "done callback taken back"},
    [SIGN_RESULT] = {SHAPE, "filled", "square", "1.6", 8, 8, OWN_FILL,
                     "result is set"},
    [SIGN_PRINTED] = {BOX_OF_WORDS, NULL, NULL, NULL, 26, 13, OWN_FILL,
                      "printed"},
    [SIGN_VERDICT] = {SHAPE, "solid", "box", "1.8", 20, 12, PAPER_FILL,
                      "here it went wrong"},
    [SIGN_MISSING] = {SHAPE, "dashed", "box", "1.4", 20, 12, PAPER_FILL,
                      "expected, has not happened"},
    [SIGN_AFTER] = {UPRIGHT, "solid", NULL, "1.3", 8, 16, PAPER_FILL,
                    "perhaps a consequence"},
    [SIGN_CROSS] = {CROSSED, NULL, NULL, "2.4", 10, 10, PAPER_FILL,
                    "it got no further"},
};

// A tint has no name of its own in the page: its colour's line leads to it.
static const char *tint_of(const char *line) {
  for (int i = 0; i < COLOURS; i++)
    if (line == colour_line[i])
      return colour_tint[i];
  return colour_tint[INK];
}

static void draw_shape(Legend *self, const Look *look, Point at,
                       const char *colour) {
  Buffer *out = self->page->out;
  double x = at.x + look->across / 2, half = look->down / 2;
  if (look->form == SHAPE)
    dot_node(out, "legend", self->items, look->head, (Point){x, at.y},
             look->across, look->down);
  else
    dot_box(out, "legend", self->items,
            (Box){at.x, at.y - half, at.x + look->across, at.y + half});
  if (look->form == SHAPE)
    dot_attribute(out, "style", look->style);
  dot_attribute(out, "fillcolor",
                look->fill == OWN_FILL ? colour
                : look->fill == TINTED ? tint_of(colour)
                                       : PAPER_COLOUR);
  put_pen(self, colour, look->width);
  close_item(self);
}

static void draw_line(Legend *self, const Look *look, Point from, Point to,
                      const char *colour) {
  Point line[] = {from, to};
  const char *head = look->head;
  dot_line(self->page->out, "legend", self->items, line, 2, head,
           !head          ? 0
           : *head == 't' ? 2
                          : 7);
  if (look->style)
    dot_attribute(self->page->out, "style", look->style);
  put_pen(self, colour, look->width);
  close_item(self);
}

static void draw_words(Legend *self, const Look *look, Point at,
                       const char *colour) {
  Buffer *out = self->page->out;
  double half = look->down / 2;
  dot_box(out, "legend", self->items,
          (Box){at.x, at.y - half, at.x + look->across, at.y + half});
  dot_attribute(out, "fillcolor", colour);
  dot_attribute(out, "label", "abc");
  dot_attribute(out, "fontcolor", PAPER_COLOUR);
  buffer_add(out, ", fontsize=10");
  close_item(self);
}

static void draw_cross(Legend *self, const Look *look, Point at,
                       const char *colour) {
  for (int side = -1; side <= 1; side += 2) {
    double rise = side * look->down / 2;
    draw_line(self, look, (Point){at.x, at.y - rise},
              (Point){at.x + look->across, at.y + rise}, colour);
    self->items++;
  }
}

// A cancel starts at a diamond.
static void draw_tail(Legend *self, Point at, const char *colour) {
  Buffer *out = self->page->out;
  dot_node(out, "legend_tail", self->items, "diamond", at, 8, 8);
  dot_attribute(out, "style", "filled");
  dot_attribute(out, "fillcolor", PAPER_COLOUR);
  put_pen(self, colour, "1.2");
  close_item(self);
}

// Some words say more than there may be to see.
static const char *words_of(const Page *page, Sign sign) {
  if (sign == SIGN_OUT && !page->signs.yields)
    return "return";
  if (sign == SIGN_SUSPENDED && !page->model->lanes.loop)
    return "suspended";
  return looks[sign].words;
}

static void draw_item(Legend *self, Sign sign, const char *colour) {
  const Look *look = &looks[sign];
  Point at = legend_item(self, look->across, words_of(self->page, sign));
  Point across = {at.x + look->across, at.y};
  double half = look->down / 2, x = at.x + look->across / 2;
  if (look->form == UPRIGHT)
    draw_line(self, look, (Point){x, at.y - half}, (Point){x, at.y + half},
              colour);
  else if (look->form == ACROSS)
    draw_line(self, look, at, across, colour);
  else if (look->form == BOX_OF_WORDS)
    draw_words(self, look, at, colour);
  else if (look->form == CROSSED)
    draw_cross(self, look, at, colour);
  else
    draw_shape(self, look, at, colour);
  if (sign == SIGN_CANCELS)
    draw_tail(self, (Point){at.x + 4, at.y}, colour);
}

void draw_legend(Page *self) {
  bool feet = page_is_long(self);
  Legend legend = {self, self->left, 0, 0};
  legend.y = page_bottom(self) + self->verdict_height + (feet ? 52 : 24);
  dot_comment(self->out, "Legend.");
  for (Sign sign = 0; sign < SIGNS; sign++)
    if (self->signs.colour[sign])
      draw_item(&legend, sign, self->signs.colour[sign]);
}
