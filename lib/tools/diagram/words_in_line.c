#include "words_in_line.h"

#include "text_width.h"

#include <string.h>

enum { NAME_COLUMNS = 12 };

bool line_is_one_of_many(const Model *model) {
  const char *line = NULL;
  for (int i = 0; i < model->run.event_count; i++) {
    const RunEvent *event = &model->run.events[i];
    if (event->verb != TRACE_LINE_UP)
      continue;
    if (line && strcmp(line, event->value))
      return true;
    line = event->value;
  }
  return false;
}

const char file_is_ready[] = "ready";

// "file 2 to read" in two lines.
static LineWords file_words(const RunEvent *event) {
  LineWords words = {"", ""};
  const char *purpose = strstr(event->value, " to ");
  cut_to(words.first, LINE_TEXT, event->value, NAME_COLUMNS);
  if (!purpose || purpose - event->value >= LINE_TEXT)
    return words;
  words.first[purpose - event->value] = '\0';
  cut_to(words.second, LINE_TEXT, purpose + 1, NAME_COLUMNS);
  return words;
}

LineWords line_words(const Page *page, const Wait *wait, bool called) {
  const Run *run = &page->model->run;
  const RunEvent *event = &run->events[wait->event];
  LineWords words = {"", ""};
  if (wait->queue == FILE_QUEUE)
    return file_words(event);
  const char *what = wait->call_row != NOBODY ? "called" : "cancelled";
  bool second = page->many_lines && !called;
  char *name = second ? words.second : words.first;
  cut_to(name, LINE_TEXT, run->actors[event->actor].label, NAME_COLUMNS);
  if (second)
    cut_to(words.first, LINE_TEXT, event->value, NAME_COLUMNS);
  if (called)
    cut_to(words.second, LINE_TEXT, what, NAME_COLUMNS);
  return words;
}

static int wider(int columns, const LineWords *words) {
  int first = columns_of(words->first), second = columns_of(words->second);
  int both = first > second ? first : second;
  return both > columns ? both : columns;
}

int line_columns(const Page *page, Queue queue) {
  const Queues *queues = &page->model->queues;
  int columns = 0;
  for (int i = 0; i < queues->wait_count; i++) {
    const Wait *wait = &queues->waits[i];
    if (wait->queue != queue)
      continue;
    LineWords up = line_words(page, wait, false);
    LineWords done = line_words(page, wait, true);
    bool ends = wait->call_row != NOBODY || wait->cancel_row != NOBODY;
    columns = wider(columns, &up);
    columns = ends ? wider(columns, &done) : columns;
  }
  return columns;
}
