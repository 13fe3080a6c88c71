#include "files.h"

#include "memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char *file_read(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  size_t room = 1 << 16, used = 0, got;
  char *bytes = file ? malloc(room + 1) : NULL;
  if (file && !bytes)
    die("out of memory");
  while (bytes && (got = fread(bytes + used, 1, room - used, file)) > 0) {
    used += got;
    if (used < room)
      continue;
    room *= 2;
    bytes = realloc(bytes, room + 1);
    if (!bytes)
      die("out of memory");
  }
  if (bytes && ferror(file)) {
    free(bytes);
    bytes = NULL;
  }
  if (file) {
    int error = errno;
    fclose(file);
    errno = error;
  }
  if (bytes)
    bytes[used] = '\0';
  *length = used;
  return bytes;
}

// Where one picture cannot be written the others cannot either.
static _Noreturn void give_up(const char *path) {
  fprintf(stderr, "%s:1: %s\n", path, strerror(errno));
  exit(1);
}

void file_open(Buffer *out, const char *path) {
  *out = (Buffer){.sink = fopen(path, "wb")};
  if (!out->sink)
    give_up(path);
}

void file_close(Buffer *out, const char *path) {
  bool good = buffer_flush(out);
  if (fclose(out->sink) || !good)
    give_up(path);
  buffer_release(out);
}

void path_stem(char to[PATH_SIZE], const char *trace, const char *folder) {
  const char *slash = strrchr(trace, '/');
  const char *name = slash ? slash + 1 : trace;
  if (folder)
    snprintf(to, PATH_SIZE, "%.2000s/%.1000s", folder, name);
  else
    snprintf(to, PATH_SIZE, "%.3000s", trace);
  size_t length = strlen(to), ending = strlen(".trace");
  if (length > ending && !strcmp(to + length - ending, ".trace"))
    to[length - ending] = '\0';
}
