// diagram: a recorded trace in, pictures and words out. See usage below.
//
// Where to look:
//
//   reading the file               trace_reader, trace_header, trace_event
//   what is read                   run
//   what follows from it           model; each part is found by
//     who stands in which lane     assign_lanes, lane_order, lane_sharing
//     who runs or waits when       replay, relay
//     what should have happened    missing
//     how long each handle waits   queues
//   labels, sentences, words       words_*
//   the lanes view                 lanes, page, page_layout, gaps, draw_*
//     handles, cancelled or not    draw_handles, capsule
//     who stands in line           draw_in_line, words_in_line
//   the map                        map, map_page, map_layout, map_*
//   which pictures there are       paging, picture
//   what is written                views, svg, svg_text, index_page, chrome
//   the page to step through runs  play_page, play_run, play_steps, play_*,
//                                  pack
//   Graphviz source and its looks  dot, dot_text, chip, palette, font
//   what all of it stands on       buffer, files, json, lookup, memory,
//                                  text_width, utf8

#include "chrome.h"
#include "index_page.h"
#include "play_page.h"
#include "svg.h"
#include "views.h"
#include "words_sentence.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: diagram lanes [--page K | --iter A-B | --events A-B] FILE.trace\n"
    "       diagram map|text|chrome|pages FILE.trace\n"
    "       diagram finish [--map | --page K] FILE.trace < raw.svg\n"
    "       diagram draw [-o DIR] [--json] FILE.trace...\n"
    "       diagram dress [-o DIR] FILE.trace...\n"
    "       diagram index [-o DIR] [-s SOURCES] TITLE FILE.trace... > "
    "index.html\n"
    "       diagram play -p PARTS [-s FOLDER]... TITLE FILE.trace... "
    "> play.html\n"
    "       diagram state N|all FILE.trace\n"
    "lanes and map write Graphviz source for neato -n2; finish makes the SVG\n"
    "ready for readers; draw and dress do both for many traces at once.\n";

typedef struct Options {
  const char *command, *folder, *sources;
  bool map, json;
  int page;
  int from, to; // of --iter or --events
  bool by_iteration, by_event;
  char **rest;
  int rest_count;
} Options;

static int fail_usage(void) {
  fputs(usage, stderr);
  return 2;
}

// "3-7", or "3" alone.
static bool parse_range(const char *words, int *from, int *to) {
  char *end;
  long a = strtol(words, &end, 10), b = a;
  if (end == words || a < 0 || a > INT_MAX)
    return false;
  if (*end == '-')
    b = strtol(end + 1, &end, 10);
  *from = (int)a;
  *to = (int)b;
  return !*end && b >= a && b <= INT_MAX;
}

// Takes one option, perhaps with its value. Returns how many words it took,
// 0 when there is no such option.
static int take_option(Options *self, char **words, int count) {
  const char *word = words[0];
  int ignored;
  if (!strcmp(word, "--map"))
    self->map = true;
  else if (!strcmp(word, "--json"))
    self->json = true;
  else if (count < 2)
    return 0;
  else if (!strcmp(word, "-o"))
    self->folder = words[1];
  else if (!strcmp(word, "-s"))
    self->sources = words[1];
  else if (!strcmp(word, "--page") &&
           parse_range(words[1], &self->page, &ignored))
    return 2;
  else if (!strcmp(word, "--iter"))
    self->by_iteration = parse_range(words[1], &self->from, &self->to);
  else if (!strcmp(word, "--events"))
    self->by_event = parse_range(words[1], &self->from, &self->to);
  else
    return 0;
  return word[1] == '-' && (word[2] == 'm' || word[2] == 'j') ? 1 : 2;
}

static bool parse(Options *self, int count, char **words) {
  *self = (Options){0};
  if (count < 3)
    return false;
  self->command = words[1];
  int i = 2;
  while (i < count && words[i][0] == '-' && words[i][1]) {
    int took = take_option(self, words + i, count - i);
    if (!took)
      return false;
    i += took;
  }
  self->rest = words + i;
  self->rest_count = count - i;
  return i < count;
}

// ---------------------------------------------------------------- one trace

static bool row_is_wanted(const Options *self, const Model *model, int row) {
  const RunEvent *first = &model->run.events[model->replay.first_in[row]];
  const RunEvent *last =
      &model->run.events[model->replay.first_in[row + 1] - 1];
  if (self->by_iteration)
    return first->iter >= self->from && first->iter <= self->to;
  return last->seq >= self->from && first->seq <= self->to;
}

// The rows that were asked for. False when there are none.
static bool choose_rows(const Options *self, Model *model, PageRows *rows) {
  *rows = rows_of_all(model);
  if (self->page) {
    Paging paging;
    paging_make(&paging, model);
    if (self->page > paging.count)
      return false;
    *rows = paging.pages[self->page - 1];
  }
  if (!self->by_iteration && !self->by_event)
    return true;
  while (rows->first < rows->end && !row_is_wanted(self, model, rows->first))
    rows->first++;
  while (rows->first < rows->end && !row_is_wanted(self, model, rows->end - 1))
    rows->end--;
  rows->excerpt = true;
  return rows->first < rows->end;
}

static int finish(Buffer *out, const Picture *picture) {
  Buffer raw = {0};
  char piece[1 << 14];
  size_t got;
  while ((got = fread(piece, 1, sizeof piece, stdin)) > 0)
    buffer_add_bytes(&raw, piece, got);
  bool good = raw.length && svg_finish(out, raw.bytes, raw.length, picture);
  if (!good)
    fprintf(stderr, "stdin:1: this is not what neato -Tsvg writes\n");
  buffer_release(&raw);
  return good ? 0 : 2;
}

static int write_view(const Options *self, Buffer *out, Model *model,
                      const char *path) {
  Picture picture = {.model = model, .map = self->map};
  if (!choose_rows(self, model, &picture.rows)) {
    fprintf(stderr, "%s:1: the trace has no such page or events\n", path);
    return 2;
  }
  if (!strcmp(self->command, "finish"))
    return finish(out, &picture);
  if (!strcmp(self->command, "text")) {
    sentences_add(out, &model->run, 0, model->run.event_count);
  } else if (!strcmp(self->command, "chrome")) {
    chrome_write(out, model);
  } else if (!strcmp(self->command, "pages")) {
    Paging paging;
    paging_make(&paging, model);
    buffer_long(out, paging.count);
    buffer_char(out, '\n');
  } else {
    picture.map = !strcmp(self->command, "map");
    view_dot(out, model, &picture);
  }
  return 0;
}

static int view_one(const Options *self) {
  static const char *const commands = " lanes map text chrome pages finish ";
  Model model;
  char wrong[PROBLEM_SIZE], command[40];
  Buffer out = {.sink = stdout};
  snprintf(command, sizeof command, " %.30s ", self->command);
  if (!strstr(commands, command) || self->rest_count != 1)
    return fail_usage();
  if (!model_read(&model, self->rest[0], wrong)) {
    fprintf(stderr, "%s\n", wrong);
    return 2;
  }
  int code = write_view(self, &out, &model, self->rest[0]);
  if (!buffer_flush(&out)) {
    fprintf(stderr, "stdout:1: %s\n", strerror(errno));
    code = 2;
  }
  buffer_release(&out);
  model_release(&model);
  return code;
}

int main(int count, char **words) {
  Options options;
  if (count > 1 && !strcmp(words[1], "play"))
    return play_all(count - 2, words + 2);
  if (count > 1 && !strcmp(words[1], "state"))
    return play_state(count - 2, words + 2);
  if (!parse(&options, count, words))
    return fail_usage();
  char **rest = options.rest;
  if (!strcmp(options.command, "draw"))
    return draw_all(rest, options.rest_count, options.folder, options.json);
  if (!strcmp(options.command, "dress"))
    return dress_all(rest, options.rest_count, options.folder);
  if (!strcmp(options.command, "index") && options.rest_count > 1)
    return index_all(rest[0], rest + 1, options.rest_count - 1, options.folder,
                     options.sources);
  return view_one(&options);
}
