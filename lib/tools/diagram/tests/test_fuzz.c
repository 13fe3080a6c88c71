// Damaged traces: they are refused with a message or drawn, and either way the
// source that comes out is well formed.

#include "layout.h"
#include "random_trace.h"
#include "suites.h"

#include "../chrome.h"
#include "../files.h"
#include "../memory.h"
#include "../trace_reader.h"
#include "../views.h"
#include "../words_sentence.h"

#include <stdlib.h>
#include <string.h>

enum { FUZZ_TIMES = 600, FUZZ_PARTS = 4 };

typedef struct Dice {
  unsigned state;
} Dice;

static size_t roll(Dice *self, size_t limit) {
  self->state = self->state * 1664525u + 1013904223u;
  return limit ? (self->state >> 4) % limit : 0;
}

static void damage_byte(Dice *dice, Buffer *text) {
  static const char bytes[] = "{}[]\",:\\0129-.eE \n\r\t\x01\xff\xc3truefalsn";
  text->bytes[roll(dice, text->length)] = bytes[roll(dice, sizeof bytes - 1)];
}

static void cut_out(Dice *dice, Buffer *text) {
  size_t at = roll(dice, text->length);
  size_t length = roll(dice, 40 < text->length - at ? 40 : text->length - at);
  memmove(text->bytes + at, text->bytes + at + length,
          text->length - at - length);
  text->length -= length;
}

// Repeats a stretch somewhere else: words, fields, whole events.
static void repeat(Dice *dice, Buffer *text) {
  char piece[300];
  size_t at = roll(dice, text->length), length = roll(dice, sizeof piece);
  length = length < text->length - at ? length : text->length - at;
  memcpy(piece, text->bytes + at, length);
  at = roll(dice, text->length - length + 1);
  memcpy(text->bytes + at, piece, length);
}

// Swaps two digits or letters for others, which leaves the JSON valid: the
// damage then reaches the replay.
static void change_word(Dice *dice, Buffer *text) {
  for (int tries = 0; tries < 50; tries++) {
    char *at = text->bytes + roll(dice, text->length);
    if (*at >= '0' && *at <= '9') {
      *at = (char)('0' + roll(dice, 10));
      return;
    }
  }
}

static void damage(Dice *dice, Buffer *text) {
  for (size_t times = roll(dice, 5) + 1; times > 0 && text->length; times--) {
    switch (roll(dice, 5)) {
    case 0:
      damage_byte(dice, text);
      break;
    case 1:
      cut_out(dice, text);
      break;
    case 2:
      repeat(dice, text);
      break;
    default:
      change_word(dice, text);
    }
  }
  if (roll(dice, 10) == 0)
    text->length = roll(dice, text->length + 1);
}

static void draw_everything(Model *model) {
  int count;
  Buffer out = {0};
  Picture *pictures = pictures_of(model, &count);
  for (int i = 0; i < count; i++) {
    out.length = 0;
    view_dot(&out, model, &pictures[i]);
    Layout layout = layout_of(out.bytes);
    if (layout.wrong[0])
      die(layout.wrong); // also outside of Check
    layout_release(&layout);
  }
  chrome_write(&out, model);
  sentences_add(&out, &model->run, 0, model->run.event_count);
  buffer_release(&out);
}

static void damage_one(Dice *dice) {
  Buffer text = {0};
  Model model;
  char wrong[PROBLEM_SIZE];
  if (roll(dice, 2)) {
    random_trace(&text, (unsigned)roll(dice, 10000));
  } else {
    size_t length;
    int which = (int)roll(dice, (size_t)trace_count());
    char *bytes = file_read(trace_path(which), &length);
    buffer_add_bytes(&text, bytes, length);
    free(bytes);
  }
  damage(dice, &text);
  if (run_parse(&model.run, "t", text.bytes, text.length, wrong)) {
    model_derive(&model);
    draw_everything(&model);
    model_release(&model);
  }
  buffer_release(&text);
}

void fuzz(unsigned seed, int times) {
  Dice dice = {seed};
  while (times-- > 0)
    damage_one(&dice);
}

START_TEST(damaged_traces_do_no_harm) {
  fuzz((unsigned)_i * 7919u, FUZZ_TIMES / FUZZ_PARTS);
}
END_TEST

TCase *fuzz_tests(void) {
  TCase *tests = tcase_create("fuzz");
  tcase_set_timeout(tests, 120);
  tcase_add_loop_test(tests, damaged_traces_do_no_harm, 0, FUZZ_PARTS);
  return tests;
}
