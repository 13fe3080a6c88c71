#include "chip.h"

#include "dot_text.h"
#include "font.h"
#include "palette.h"

#include <math.h>

enum { CHIP_NAME = 24, CHIP_NOTE = 28 };

static void chip_words(const Lane *lane, char name[120], char note[140]) {
  cut_to(name, 120, *lane->label ? lane->label : " ", CHIP_NAME);
  cut_to(note, 140, lane->note, CHIP_NOTE);
}

double chip_width(const Lane *lane) {
  char name[120], note[140];
  chip_words(lane, name, note);
  double wide = fmax(sans_room(name, 11, true), sans_room(note, 8, false));
  return fmax(wide, 42) + 6;
}

void chip_open(Buffer *out, const char *prefix, int number, const Lane *lane,
               Point centre) {
  char name[120], note[140];
  chip_words(lane, name, note);
  dot_node(out, prefix, number, "box", centre, chip_width(lane), CHIP_HEIGHT);
  dot_attribute(out, "style", "filled,rounded");
  dot_attribute(out, "fillcolor", colour_tint[lane->colour]);
  dot_attribute(out, "color", colour_line[lane->colour]);
  dot_attribute(out, "penwidth", "1.2");
  dot_chip_label(out, name, note, 11);
}
