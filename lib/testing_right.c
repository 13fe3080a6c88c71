#include "testing_right.h"

#include <stdlib.h>
#include <string.h>

#include "record/event_text.h"
#include "record/sentence.h"
#include "text.h"

// A printed text may have several lines; the first tells them apart.
void right_write(FILE *to, const Record *record) {
  fprintf(to, "== %s\n", record->name);
  for (const RecordedEvent *e = record->first; e; e = e->next)
    fprintf(to, "%s\n", text_line(event_text(e)));
}

// The file behind the line "== NAME", or NULL.
static FILE *open_at(const Test *test) {
  const char *slash = strrchr(test->file, '/');
  int folder = slash ? (int)(slash - test->file) : 1;
  FILE *file =
      fopen(text_format("%.*s/records", folder, slash ? test->file : "."), "r");
  char line[200];
  while (file && fgets(line, sizeof line, file))
    if (!strncmp(line, "== ", 3) &&
        !strncmp(line + 3, test->name, strlen(test->name)) &&
        line[3 + strlen(test->name)] == '\n')
      return file;
  if (file)
    fclose(file);
  return NULL;
}

// The next line of the record that is right, without its end; NULL behind the
// last.
static const char *next_right(FILE *file, char **line, size_t *room) {
  ssize_t length = getline(line, room, file);
  if (length <= 0 || !strncmp(*line, "== ", 3))
    return NULL;
  (*line)[strcspn(*line, "\n")] = 0;
  return *line;
}

bool difference_find(const Test *test, const Record *record, Difference *to) {
  FILE *file = open_at(test);
  char *line = NULL;
  size_t room = 0;
  bool differs = false;
  const RecordedEvent *e = record->first;
  for (int seq = 1; file && !differs; seq++, e = e->next) {
    const char *right = next_right(file, &line, &room);
    const char *now = e ? text_line(event_text(e)) : NULL;
    differs = right ? !now || strcmp(right, now) : now != NULL;
    if (differs)
      *to = (Difference){seq, right ? line_sentence(right) : "",
                         now ? line_sentence(now) : "", right ? right : ""};
    if (!e)
      break;
  }
  if (differs) // what the sentences borrow may go with the line
    *to = (Difference){to->seq, text_format("%s", to->expected),
                       text_format("%s", to->happened),
                       text_format("%s", to->line)};
  free(line);
  if (file)
    fclose(file);
  return differs;
}
