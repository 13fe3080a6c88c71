#include "record/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "die.h"
#include "symbol.h"

// Every return address of every event, and what addr2line says of it.
typedef struct Place {
  uintptr_t address; // in the executable file
  char source[64];   // "evens.c:9"; empty for the kit's own frames
} Place;

static Place *places;
static int place_count;

static int place_compare(const void *a, const void *b) {
  uintptr_t x = ((const Place *)a)->address, y = ((const Place *)b)->address;
  return (x > y) - (x < y);
}

// A return address is that of the next instruction: one before it is the call.
static uintptr_t call_address(const void *frame) {
  return frame ? symbol_static_address((const char *)frame - 1) : 0;
}

static void places_collect(void) {
  int room = 0;
  for (Record *r = record_all(); r; r = r->next)
    for (RecordedEvent *e = r->first; e; e = e->next)
      for (int i = 0; i < RECORDED_FRAMES; i++) {
        if (!e->frames[i])
          continue;
        if (place_count == room)
          places = reallocate(places, room = 2 * room + 256, sizeof *places);
        places[place_count++] = (Place){.address = call_address(e->frames[i])};
      }
  if (!place_count)
    return;
  qsort(places, place_count, sizeof *places, place_compare);
  int kept = 1;
  for (int i = 1; i < place_count; i++)
    if (places[i].address != places[kept - 1].address)
      places[kept++] = places[i];
  place_count = kept;
}

// The kit's own sources are lib/, every .c that has a .h beside it, and every
// .h that is not the tests'; what the learner wrote is the rest.
static bool is_kit(char *path) {
  size_t n = strlen(path);
  if (strstr(path, "/lib/") || n < 3)
    return true;
  if (path[n - 1] == 'h')
    return !strstr(path, "/test_");
  path[n - 1] = 'h';
  bool has_header = access(path, R_OK) == 0;
  path[n - 1] = 'c';
  return has_header;
}

static void place_read(Place *place, char *line) {
  line[strcspn(line, " \n")] = 0; // addr2line may add "(discriminator 2)"
  char *colon = strrchr(line, ':');
  if (!colon || line[0] == '?' || colon[1] == '?')
    return;
  *colon = 0;
  if (is_kit(line))
    return;
  const char *slash = strrchr(line, '/');
  snprintf(place->source, sizeof place->source, "%.48s:%.12s",
           slash ? slash + 1 : line, colon + 1);
}

static void places_resolve(void) {
  char program[512];
  ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
  if (n <= 0 || !place_count)
    return;
  program[n] = 0;
  for (int from = 0; from < place_count; from += 4000) { // argument limit
    int to = from + 4000 < place_count ? from + 4000 : place_count;
    char *command = allocate(700 + 20 * (size_t)(to - from));
    int length = sprintf(command, "addr2line -e '%s'", program);
    for (int i = from; i < to; i++)
      length +=
          sprintf(command + length, " %#lx", (unsigned long)places[i].address);
    strcpy(command + length, " 2>/dev/null");
    FILE *answers = popen(command, "r");
    char line[600];
    for (int i = from; answers && i < to && fgets(line, sizeof line, answers);)
      place_read(&places[i++], line);
    if (answers)
      pclose(answers);
    free(command);
  }
}

void sources_find(void) {
  places_collect();
  places_resolve();
}

void sources_release(void) {
  free(places);
  places = NULL;
  place_count = 0;
}

// The innermost frame that is the learner's.
const char *source_of(const RecordedEvent *e) {
  for (int i = 0; i < RECORDED_FRAMES; i++) {
    Place key = {.address = call_address(e->frames[i])};
    Place *found =
        !e->frames[i] || !place_count
            ? NULL
            : bsearch(&key, places, place_count, sizeof key, place_compare);
    if (found && found->source[0])
      return found->source;
  }
  return "";
}
