#include "layout.h"

#include "scan.h"

#include "../font.h"
#include "../text_width.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- labels

// What remains of a label when tags, entities and escapes are resolved.
static void plain_words(const Attributes *from, char *to) {
  static const char *const entities[][2] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
  size_t used = 0;
  to[0] = '\0';
  const char *end = from->label + strlen(from->label) - from->html;
  for (const char *at = from->label + from->html; at < end;) {
    if (from->html && *at == '<') {
      if (!strncmp(at, "<BR", 3))
        put_byte(to, TEXT_MOST, &used, '\n');
      at += strcspn(at, ">") + 1;
      continue;
    }
    if (*at == '\\') {
      if (at[1] == '\\')
        put_byte(to, TEXT_MOST, &used, '\\');
      at += 2;
      continue;
    }
    size_t i = 0;
    while (i < 4 && strncmp(at, entities[i][0], strlen(entities[i][0])))
      i++;
    put_byte(to, TEXT_MOST, &used, i < 4 ? entities[i][1][0] : *at);
    at += i < 4 ? strlen(entities[i][0]) : 1;
  }
}

static Align align_of(const Attributes *self) {
  size_t length = strlen(self->label);
  const char *end = self->label + (length > 2 ? length - 2 : 0);
  if (strstr(self->label, "ALIGN=\"LEFT\"") || !strcmp(end, "\\l"))
    return AT_LEFT;
  if (strstr(self->label, "ALIGN=\"RIGHT\"") || !strcmp(end, "\\r"))
    return AT_RIGHT;
  return AT_CENTRE;
}

// A head has two lines, the second in small type.
static double width_of(const Item *item, const Attributes *from) {
  char first[TEXT_MOST];
  bool bold = strstr(from->label, "<B>") != NULL;
  size_t length = strcspn(item->words, "\n");
  memcpy(first, item->words, length);
  first[length] = '\0';
  if (item->words[length]) {
    double small = sans_width(item->words + length + 1, 8, false);
    double large = sans_width(first, 10, bold);
    return small > large ? small : large;
  }
  if (strstr(from->font, "Helvetica"))
    return sans_width(first, from->size, bold);
  return mono_width(columns_of(first), from->size);
}

static void place_words(Item *item, const Attributes *from, Point centre) {
  plain_words(from, item->words);
  double width = width_of(item, from);
  Align align = item->edge ? AT_CENTRE : align_of(from);
  double left = centre.x - width / 2;
  if (align == AT_LEFT)
    left = item->box.left;
  else if (align == AT_RIGHT)
    left = item->box.right - width;
  item->text = (Box){left, centre.y - from->size / 2, left + width,
                     centre.y + from->size / 2};
}

// A chip with two lines, or a box of text, is as large as its node.
static bool fills_its_node(const Item *item) {
  return !strcmp(item->kind, "head") || !strcmp(item->kind, "chip");
}

// ---------------------------------------------------------------- items

static Point point_of(const char *words) {
  Point at = {0, 0};
  sscanf(words, "%lf,%lf", &at.x, &at.y);
  at.y = -at.y;
  return at;
}

// "e,x,y x,y x,y ...": the tip is kept as the last point.
static void read_way(Item *item, const char *words) {
  Point tip = {0, 0};
  bool head = words[0] == 'e';
  if (head) {
    tip = point_of(words + 2);
    words += strcspn(words, " ") + 1;
  }
  while (*words && item->way_count < WAY_POINTS - 1) {
    item->way[item->way_count++] = point_of(words);
    words += strcspn(words, " ");
    words += *words == ' ';
  }
  if (head)
    item->way[item->way_count++] = tip;
}

static void add_item(Layout *self, const Attributes *from, bool edge) {
  if ((self->count & (self->count - 1)) == 0)
    self->items =
        realloc(self->items, (size_t)(self->count ? 2 * self->count : 1) *
                                 sizeof *self->items);
  Item *item = &self->items[self->count++];
  *item = (Item){.edge = edge};
  sscanf(from->class, "%23s", item->kind);
  Point at = point_of(edge ? from->lp : from->pos);
  if (edge)
    read_way(item, from->pos);
  else
    item->box = (Box){at.x - from->width / 2, at.y - from->height / 2,
                      at.x + from->width / 2, at.y + from->height / 2};
  if (!from->has_label)
    return;
  place_words(item, from, at);
  if (fills_its_node(item))
    item->text = item->box;
}

static void read_line(Layout *self, Scanner *scanner) {
  char name[400];
  static Attributes attributes;
  attributes = (Attributes){.size = 10, .width = 0.72, .height = 0.72};
  scanner->at += 2;
  scan_quoted(scanner, name, sizeof name);
  bool edge = !strncmp(scanner->at, " -> \"", 5);
  if (edge) {
    scanner->at += 4;
    scan_quoted(scanner, name, sizeof name);
  }
  if (strncmp(scanner->at, " [", 2))
    complain(scanner, "expected attributes");
  scanner->at++;
  scan_attributes(scanner, &attributes);
  if (!attributes.hidden)
    add_item(self, &attributes, edge);
}

Layout layout_of(const char *dot) {
  Layout layout = {0};
  Scanner scanner = {dot, layout.wrong};
  while (*scanner.at && !layout.wrong[0]) {
    if (!strncmp(scanner.at, "  \"", 3))
      read_line(&layout, &scanner);
    scanner.at += strcspn(scanner.at, "\n");
    scanner.at += *scanner.at == '\n';
  }
  if (strncmp(dot, "digraph \"", 9) || strcmp(scanner.at - 2, "}\n"))
    complain(&scanner, "not a whole digraph");
  return layout;
}

void layout_release(Layout *self) {
  free(self->items);
  *self = (Layout){0};
}
