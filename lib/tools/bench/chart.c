#include "chart.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "figure.h"

static FILE *out;

void write_json(const char *path) {
  if (!(out = fopen(path, "w")))
    return;
  fprintf(out, "[");
  for (int i = 0; i < result_count; i++) {
    const Result *r = &results[i];
    fprintf(out,
            "%s\n {\"figure\": \"%s\", \"peer\": \"%s\", \"size\": %ld, "
            "\"median\": %.3f, \"worst\": %.3f, \"samples\": [",
            i ? "," : "", r->figure, r->name, r->size, median(r), worst(r));
    for (int k = 0; k < r->count; k++)
      fprintf(out, "%s%.3f", k ? ", " : "", r->samples[k]);
    fprintf(out, "]}");
  }
  fprintf(out, "\n]\n");
  fclose(out);
}

// -- drawing ------------------------------------------------------------------

static const char *colour(const char *name) {
  static const char *const colours[][2] = {
      {"kit", "#1f5fa8"},      {"kit's send", "#6fa0d8"},
      {"fcontext", "#c05621"}, {"libev", "#c05621"},
      {"libuv", "#8a6d1b"},    {"CPython", "#7a7a7a"},
      {"asyncio", "#7a7a7a"},  {"uvloop", "#c05621"}};
  for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
    if (!strcmp(colours[i][0], name))
      return colours[i][1];
  return "#555555";
}

static void text(double x, double y, const char *anchor, const char *fill,
                 const char *words) {
  fprintf(out, "<text x='%.1f' y='%.1f' text-anchor='%s' fill='%s'>%s</text>\n",
          x, y, anchor, fill, words);
}

// Words that no line runs through: they have an edge of the paper's colour.
static void label(double x, double y, const char *anchor, const char *fill,
                  const char *words) {
  fprintf(out, "<g class='label'>");
  text(x, y, anchor, fill, words);
  fprintf(out, "</g>\n");
}

static void line(double x, double y, double to_x, double to_y,
                 const char *stroke) {
  fprintf(out, "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>\n",
          x, y, to_x, to_y, stroke);
}

// A frame with logarithmic axes: powers of ten from its left and bottom edge.
typedef struct Panel {
  double x, y, width, height;
  int x_from, x_to, y_from, y_to; // exponents
} Panel;

static double at_x(const Panel *p, double value) {
  return p->x + p->width * (log10(value) - p->x_from) / (p->x_to - p->x_from);
}

static double at_y(const Panel *p, double value) {
  return p->y + p->height -
         p->height * (log10(value) - p->y_from) / (p->y_to - p->y_from);
}

static const char *short_number(double value) {
  static char texts[4][24];
  static int next;
  char *buffer = texts[next++ % 4];
  const char *unit = value >= 1e6 ? "M" : value >= 1e3 ? "k" : "";
  double scaled = value >= 1e6   ? value / 1e6
                  : value >= 1e3 ? value / 1e3
                                 : value;
  snprintf(buffer, sizeof texts[0], "%g%s", scaled, unit);
  return buffer;
}

static void draw_axes(const Panel *p, const char *title, const char *below) {
  fprintf(out, "<g font-weight='bold'>");
  text(p->x, p->y - 12, "start", "#111", title);
  fprintf(out, "</g>\n");
  for (int e = p->y_from; e <= p->y_to; e++) {
    line(p->x, at_y(p, pow(10, e)), p->x + p->width, at_y(p, pow(10, e)),
         "#ddd");
    text(p->x - 6, at_y(p, pow(10, e)) + 4, "end", "#333",
         short_number(pow(10, e)));
  }
  for (int e = p->x_from; e <= p->x_to; e++) {
    line(at_x(p, pow(10, e)), p->y, at_x(p, pow(10, e)), p->y + p->height,
         "#eee");
    text(at_x(p, pow(10, e)), p->y + p->height + 16, "middle", "#333",
         short_number(pow(10, e)));
  }
  text(p->x + p->width, p->y + p->height + 34, "end", "#333", below);
}

static bool is_lowest(const Result *self) {
  for (const Result *r = results; r < results + result_count; r++)
    if (!strcmp(r->figure, self->figure) && r->size == self->size &&
        median(r) < median(self))
      return false;
  return true;
}

// One peer's medians over the size, named at the last one: below the end of the
// lowest curve, above those of the others.
static void draw_curve(const Panel *p, const char *figure, const char *name) {
  double x = 0, y = 0;
  bool below = false;
  fprintf(out, "<polyline fill='none' stroke-width='2' stroke='%s' points='",
          colour(name));
  for (int i = 0; i < result_count; i++) {
    const Result *r = &results[i];
    if (strcmp(r->figure, figure) || strcmp(r->name, name))
      continue;
    x = at_x(p, (double)r->size);
    y = at_y(p, median(r));
    below = is_lowest(r);
    fprintf(out, "%.1f,%.1f ", x, y);
  }
  fprintf(out, "'/>\n");
  // One that ends early is named above its end: others go on at the right.
  if (x > 0 && x < p->x + p->width - 1)
    label(x, y - 12, "end", colour(name), name);
  else if (x > 0)
    label(x + 6, below ? y + 12 : y - 4, "start", colour(name), name);
}

#define WITHIN "#1f5fa8"
#define OVER   "#c9a227"

// How much of the rival's time the kit takes; the mark is the target.
static void draw_ratios(double x, double y, double width) {
  fprintf(out, "<g font-weight='bold'>");
  text(x, y - 12, "start", "#111",
       "The kit's time as a part of its rival's (the mark: the target)");
  fprintf(out, "</g>\n");
  Panel p = {x + 190, 0, width - 190, 0, -3, 1, 0, 1};
  double bottom = y + 332;
  for (int e = -3; e <= 1; e++)
    line(at_x(&p, pow(10, e)), y, at_x(&p, pow(10, e)), y + 300, "#ddd");
  text(at_x(&p, 1), y + 316, "middle", "#333", "the same");
  text(at_x(&p, 0.1), y + 316, "middle", "#333", "1/10");
  text(at_x(&p, 0.01), y + 316, "middle", "#333", "1/100");
  for (int i = 0; i < result_count; i++) {
    const Result *r = &results[i];
    for (const Figure *f = figures; f->name; f++) {
      double part = ratio(f, r->size);
      if (strcmp(r->name, "kit") || strcmp(r->figure, f->name) || part <= 0 ||
          !strcmp(f->name, "coroutines") || !strcmp(f->name, "sleepers"))
        continue;
      char words[80];
      if (r->size > 1)
        snprintf(words, sizeof words, "%s, %s", f->name,
                 short_number((double)r->size));
      else
        snprintf(words, sizeof words, "%s", f->name);
      text(x + 180, y + 14, "end", "#111", words);
      fprintf(
          out, "<rect x='%.1f' y='%.1f' width='%.1f' height='12' fill='%s'/>\n",
          p.x, y + 4, at_x(&p, part) - p.x, part <= f->target ? WITHIN : OVER);
      line(at_x(&p, f->target), y + 1, at_x(&p, f->target), y + 19, "#111");
      snprintf(words, sizeof words, "%.3g of %s", part, f->rival);
      double end = fmax(at_x(&p, part), at_x(&p, f->target));
      label(end + 6, y + 14, "start", "#333", words);
      y += 20;
    }
  }
  fprintf(out, "<rect x='%.1f' y='%.1f' width='12' height='12' fill='%s'/>\n",
          x, bottom, WITHIN);
  text(x + 18, bottom + 11, "start", "#333", "within its target");
  fprintf(out, "<rect x='%.1f' y='%.1f' width='12' height='12' fill='%s'/>\n",
          x + 150, bottom, OVER);
  text(x + 168, bottom + 11, "start", "#333", "over its target");
}

// What it shows, for who does not see it; the numbers are in performance.md.
static const char about[] =
    "<title>How fast the kit is, beside others of its kind</title>\n"
    "<desc>Four charts. Bars: the kit's time as a part of its rival's, for "
    "each "
    "figure, with a mark at the target; blue is within it, ochre over it. "
    "Curves, on logarithmic axes: next() on each of n coroutines, the kit and "
    "fcontext; a timer scheduled and expired, the kit, libev and libuv; next() "
    "through a chain of yield froms, the kit and CPython.</desc>\n"
    "<style>.label text{paint-order:stroke;stroke:white;stroke-width:5px;"
    "stroke-linejoin:round}"
    "@media (prefers-color-scheme:dark){[fill='white']{fill:#12161c}"
    ".label text{stroke:#12161c}"
    "[fill='#111'],[fill='#333']{fill:#e9edf2}"
    "[stroke='#111']{stroke:#e9edf2}"
    "[stroke='#ddd'],[stroke='#eee']{stroke:#2d343f}"
    "[fill='#1f5fa8']{fill:#6fa0d8}[stroke='#1f5fa8']{stroke:#6fa0d8}"
    "[fill='#c05621']{fill:#ff8f45}[stroke='#c05621']{stroke:#ff8f45}"
    "[fill='#8a6d1b']{fill:#d6b54a}[stroke='#8a6d1b']{stroke:#d6b54a}"
    "[fill='#7a7a7a']{fill:#b5b5b5}[stroke='#7a7a7a']{stroke:#b5b5b5}"
    "}</style>\n";

void write_chart(const char *path) {
  if (!(out = fopen(path, "w")))
    return;
  fprintf(out,
          "<svg xmlns='http://www.w3.org/2000/svg' role='img' "
          "width='1240' height='860' font-family='sans-serif' "
          "font-size='13'>\n%s<rect width='1240' height='860' "
          "fill='white'/>\n",
          about);
  draw_ratios(40, 50, 540);
  Panel many = {700, 50, 420, 300, 0, 6, 0, 3};
  draw_axes(&many, "next() on each of n coroutines in turn, in ns",
            "coroutines");
  draw_curve(&many, "coroutines", "fcontext");
  draw_curve(&many, "coroutines", "kit");
  Panel timers = {90, 470, 420, 300, 3, 6, 1, 4};
  draw_axes(&timers, "A timer, scheduled and expired, in ns", "timers");
  draw_curve(&timers, "timers", "libuv");
  draw_curve(&timers, "timers", "libev");
  draw_curve(&timers, "timers", "kit");
  Panel chain = {700, 470, 420, 300, 0, 4, 0, 6};
  draw_axes(&chain, "next() through a chain of yield froms, in ns", "depth");
  draw_curve(&chain, "yield from", "CPython");
  draw_curve(&chain, "yield from", "kit");
  fprintf(out, "</svg>\n");
  fclose(out);
}
