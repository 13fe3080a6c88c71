#include "chip.h"

#include "dot_text.h"
#include "font.h"
#include "palette.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHIP_NAME = 44, CHIP_NOTE = 30, LINE_NAME = 14, TALL_BY = 10 };

typedef struct Words {
  char first[180], second[180], note[140]; // the second is often empty
} Words;

// A long name is broken behind the underscore that is nearest to its middle.
static void break_name(Words *self, const char *name) {
  int columns = columns_of(name), best = 0;
  for (int i = 0; columns > LINE_NAME && name[i]; i++)
    if (name[i] == '_' && abs(2 * i - columns) < abs(2 * best - columns))
      best = i;
  int length = best ? best + 1 : (int)strlen(name);
  snprintf(self->first, sizeof self->first, "%.*s", length, name);
  snprintf(self->second, sizeof self->second, "%s", name + length);
}

static Words words_of(const Lane *lane) {
  Words words;
  char name[180];
  cut_to(name, sizeof name, *lane->label ? lane->label : " ", CHIP_NAME);
  cut_to(words.note, sizeof words.note, lane->note, CHIP_NOTE);
  break_name(&words, name);
  return words;
}

// Between its edges also the wider letters of another font have room.
static double room_for(const char *words, double size, bool bold) {
  return sans_width(words, size, bold) * 1.16 + 12;
}

double chip_width(const Lane *lane) {
  Words words = words_of(lane);
  double name =
      fmax(room_for(words.first, 11, true), room_for(words.second, 11, true));
  return fmax(fmax(name, room_for(words.note, 10, false)), 44);
}

void chip_open(Buffer *out, const char *prefix, int number, const Lane *lane,
               Point centre) {
  Words words = words_of(lane);
  dot_node(out, prefix, number, "box", centre, chip_width(lane),
           CHIP_HEIGHT + (*words.second ? TALL_BY : 0));
  dot_attribute(out, "style", "filled,rounded");
  dot_attribute(out, "fillcolor", colour_tint[lane->colour]);
  dot_attribute(out, "color", colour_line[lane->colour]);
  dot_attribute(out, "penwidth", "1.2");
  dot_chip_label(out, centre.x, words.first, words.second, words.note, 11);
}
