#include "play_page.h"

#include "files.h"
#include "pack.h"
#include "play_run.h"
#include "play_steps.h"
#include "play_twin.h"
#include "svg.h"
#include "utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- the data

static void put_escape(Buffer *out, uint32_t unit) {
  char word[7];
  snprintf(word, sizeof word, "\\u%04x", (unsigned)unit & 0xffff);
  buffer_add(out, word);
}

// `</` would end the element, and `<!--` would begin a comment in it. What is
// not ASCII stands in strings only; beyond 0xffff it takes two units there.
void play_put_json(Buffer *out, const char *json, size_t length) {
  for (const char *at = json, *end = json + length; at < end;) {
    bool tag = *at == '<' && at + 1 < end && (at[1] == '/' || at[1] == '!');
    if (!tag && (unsigned char)*at < 0x80) {
      buffer_char(out, *at++);
      continue;
    }
    uint32_t point = utf8_next(&at, end);
    if (point > 0xffff)
      put_escape(out, 0xd800 + ((point - 0x10000) >> 10));
    put_escape(out, point > 0xffff ? 0xdc00 + (point & 0x3ff) : point);
  }
}

// What all elements behind the first are packed with is the end of its text:
// they are alike.
static void put_element(PlayPage *self, Buffer *out, const Buffer *json) {
  Buffer plain = {0};
  play_put_json(&plain, json->bytes, json->length);
  buffer_add(&plain, "");
  pack_text(out, self->first ? self->first : "", plain.bytes);
  buffer_add(out, "</script>\n");
  size_t most = plain.length < FIRST_MOST ? plain.length : FIRST_MOST;
  if (!self->first)
    self->first = arena_copy(&self->sources.arena,
                             plain.bytes + plain.length - most, most);
  buffer_release(&plain);
}

static bool put_run(PlayPage *self, Buffer *out, const char *trace) {
  Model model;
  char wrong[PROBLEM_SIZE], name[600];
  Buffer json = {0};
  if (!model_read(&model, trace, wrong)) {
    fprintf(stderr, "%s\n", wrong);
    return false;
  }
  play_sources_collect(&self->sources, &model.run);
  snprintf(name, sizeof name, "%.500s.lines", model.run.name);
  char *lines = play_sources_read(&self->sources, name);
  play_run_write(&json, &model, trace,
                 lines ? play_twin_places(&model.run, lines) : NULL);
  free(lines);
  buffer_add(out, "<script type=\"text/plain\" class=\"run\" "
                  "data-name=\"");
  buffer_xml(out, model.run.name);
  buffer_add(out, "\" data-title=\"");
  buffer_xml(out, model.run.title);
  buffer_add(out, "\" data-count=\"");
  buffer_long(out, model.run.event_count);
  buffer_add(out, model.run.verdict.judgement > PASSED ? "\" data-bad=\"1\">"
                                                       : "\" data-bad=\"\">");
  put_element(self, out, &json);
  buffer_release(&json);
  model_release(&model);
  return true;
}

static bool put_data(PlayPage *self, Buffer *out) {
  bool good = true;
  Buffer files = {0};
  for (int i = 0; i < self->trace_count; i++)
    good &= put_run(self, out, self->traces[i]);
  play_sources_write(&self->sources, &files);
  buffer_add(out, "<script type=\"text/plain\" id=\"files\">");
  put_element(self, out, &files);
  buffer_release(&files);
  return good;
}

// ---------------------------------------------------------------- the page

static char *read_part(const PlayPage *self, const char *name, size_t length) {
  char path[PATH_SIZE];
  size_t size;
  snprintf(path, sizeof path, "%.2000s/%.*s", self->parts, (int)length, name);
  char *text = file_read(path, &size);
  if (!text)
    fprintf(stderr, "%s:1: %s\n", path, strerror(errno));
  return text;
}

// What stands at a mark, `<!-- mark -->`.
static bool put_mark(PlayPage *self, Buffer *out, const char *mark,
                     size_t length) {
  static const char file[] = "file: ";
  size_t n = strlen(file);
  if (length > n && !memcmp(mark, file, n)) {
    char *part = read_part(self, mark + n, length - n);
    buffer_add(out, part ? part : "");
    free(part);
    return part != NULL;
  }
  if (length == strlen("data") && !memcmp(mark, "data", length))
    return put_data(self, out);
  if (length == strlen("dark") && !memcmp(mark, "dark", length))
    svg_dark_rules(out, "#canvas svg ");
  if (length == strlen("title") && !memcmp(mark, "title", length))
    buffer_xml(out, self->title);
  return true;
}

static bool put_page(PlayPage *self, Buffer *out) {
  static const char opens[] = "<!-- ", closes[] = " -->";
  char *page = read_part(self, "page.html", strlen("page.html"));
  const char *at = page;
  bool good = page != NULL;
  while (at && *at) {
    const char *mark = strstr(at, opens);
    const char *end = mark ? strstr(mark, closes) : NULL;
    if (!end) {
      buffer_add(out, at);
      break;
    }
    buffer_add_bytes(out, at, (size_t)(mark - at));
    mark += strlen(opens);
    good &= put_mark(self, out, mark, (size_t)(end - mark));
    at = end + strlen(closes);
  }
  free(page);
  return good;
}

static bool parse(PlayPage *self, int count, char **words) {
  int i = 0;
  for (; i + 1 < count && words[i][0] == '-' && words[i][1]; i += 2) {
    PlaySources *sources = &self->sources;
    if (!strcmp(words[i], "-p"))
      self->parts = words[i + 1];
    else if (!strcmp(words[i], "-s") &&
             sources->folder_count < PLAY_FOLDERS_MOST)
      sources->folders[sources->folder_count++] = words[i + 1];
    else
      return false;
  }
  self->traces = words + i + 1;
  self->trace_count = count - i - 1;
  self->title = i < count ? words[i] : NULL;
  return self->parts && self->trace_count > 0;
}

int play_all(int count, char **words) {
  PlayPage page = {0};
  Buffer out = {.sink = stdout};
  if (!parse(&page, count, words)) {
    fprintf(stderr, "usage: diagram play -p PARTS [-s FOLDER]... TITLE "
                    "FILE.trace... > play.html\n");
    return 2;
  }
  bool good = put_page(&page, &out);
  if (!buffer_flush(&out)) {
    fprintf(stderr, "stdout:1: %s\n", strerror(errno));
    good = false;
  }
  buffer_release(&out);
  play_sources_release(&page.sources);
  return good ? 0 : 2;
}

int play_state(int count, char **words) {
  Model model;
  char wrong[PROBLEM_SIZE];
  Buffer out = {.sink = stdout};
  if (count != 2)
    return fprintf(stderr, "usage: diagram state N|all FILE.trace\n"), 2;
  if (!model_read(&model, words[1], wrong)) {
    fprintf(stderr, "%s\n", wrong);
    return 2;
  }
  long n = strtol(words[0], NULL, 10);
  if (!strcmp(words[0], "all"))
    play_states_write(&out, &model);
  else
    play_state_at(&out, &model, (int)n);
  buffer_flush(&out);
  buffer_release(&out);
  model_release(&model);
  return 0;
}
