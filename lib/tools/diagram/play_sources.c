#include "play_sources.h"

#include "files.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void play_sources_release(PlaySources *self) { arena_release(&self->arena); }

double play_file_time(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 ? (double)status.st_mtime : 0;
}

// ---------------------------------------------------------------- collecting

static void add_name(PlaySources *self, const char *name, size_t length) {
  if (!length)
    return;
  for (int i = 0; i < self->name_count; i++)
    if (strlen(self->names[i]) == length &&
        !memcmp(self->names[i], name, length))
      return;
  self->names = arena_grow(&self->arena, self->names, (size_t)self->name_count,
                           sizeof *self->names);
  self->names[self->name_count++] = arena_copy(&self->arena, name, length);
}

void play_sources_collect(PlaySources *self, const Run *run) {
  char twin[PATH_SIZE];
  for (int i = 0; i < run->event_count; i++) {
    add_name(self, run->events[i].src, strcspn(run->events[i].src, ":"));
    add_name(self, run->events[i].at, strcspn(run->events[i].at, ":"));
  }
  snprintf(twin, sizeof twin, "%.1000s.py", run->name);
  add_name(self, twin, strlen(twin));
}

// ---------------------------------------------------------------- writing

// Source files are not cleaned yet, as names in a record are.
static void put_text(Buffer *out, const char *text, size_t length) {
  const char *at = text, *end = text + length;
  char point[8];
  while (at < end) {
    if (*at == '\n' || *at == '\t') {
      buffer_add(out, *at++ == '\n' ? "\\n" : "  ");
      continue;
    }
    *utf8_put_visible(point, utf8_next(&at, end)) = '\0';
    buffer_json(out, point);
  }
}

static bool find_file(const PlaySources *self, const char *name,
                      char path[PATH_SIZE]) {
  if (strchr(name, '/'))
    return false;
  for (int i = 0; i < self->folder_count; i++) {
    snprintf(path, PATH_SIZE, "%.2000s/%.1000s", self->folders[i], name);
    if (play_file_time(path) > 0)
      return true;
  }
  return false;
}

char *play_sources_read(const PlaySources *self, const char *name) {
  char path[PATH_SIZE];
  size_t length;
  return find_file(self, name, path) ? file_read(path, &length) : NULL;
}

// "../../lessons/05-tasks/final.c" as a reader knows it; "./final.c" too.
static const char *from_here(const char *path) {
  while (!strncmp(path, "../", 3))
    path += 3;
  return strncmp(path, "./", 2) ? path : path + 2;
}

void play_sources_write(PlaySources *self, Buffer *out) {
  bool first = true;
  buffer_char(out, '{');
  for (int i = 0; i < self->name_count; i++) {
    char path[PATH_SIZE];
    size_t length;
    char *text =
        find_file(self, self->names[i], path) ? file_read(path, &length) : NULL;
    if (!text)
      continue;
    buffer_add(out, first ? "\n\"" : ",\n\"");
    first = false;
    buffer_json(out, self->names[i]);
    buffer_add(out, "\":{\"path\":\"");
    const char *shown = from_here(path);
    put_text(out, shown, strlen(shown));
    buffer_add(out, "\",\"time\":");
    buffer_number(out, play_file_time(path));
    buffer_add(out, ",\"text\":\"");
    put_text(out, text, length);
    buffer_add(out, "\"}");
    free(text);
  }
  buffer_char(out, '}');
}
