#include "record/source.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "die.h"
#include "symbol.h"
#include "text.h"

// Every return address that was asked for, and what addr2line says of it.
typedef struct Place {
  const void *frame; // the return address
  uintptr_t address; // of the call, in the executable file
  char *source;      // owned: "evens.c:9"; NULL for the kit's own frames
  bool shared;       // by many tests: it stands in a test_*.h
  char *floor;       // owned: "loop.c:144"; NULL for what is no floor
} Place;

static Place *places;
static int place_count, place_room;

static int place_compare(const void *a, const void *b) {
  uintptr_t x = ((const Place *)a)->address, y = ((const Place *)b)->address;
  return (x > y) - (x < y);
}

// A return address is that of the next instruction: one before it is the call.
static uintptr_t call_address(const void *frame) {
  return frame ? symbol_static_address((const void *)((uintptr_t)frame - 1))
               : 0;
}

void sources_ask(const void *const *frames, int count) {
  for (int i = 0; i < count; i++) {
    if (!frames[i])
      continue;
    if (place_count == place_room) {
      place_room = 2 * place_room + 256;
      places = reallocate(places, (size_t)place_room, sizeof *places);
    }
    places[place_count++] =
        (Place){.frame = frames[i], .address = call_address(frames[i])};
  }
}

// Each address once, in order.
static void places_sort(void) {
  if (!place_count)
    return;
  qsort(places, (size_t)place_count, sizeof *places, place_compare);
  int kept = 1;
  for (int i = 1; i < place_count; i++)
    if (places[i].address != places[kept - 1].address)
      places[kept++] = places[i];
  place_count = kept;
}

// -- whose file is it? --------------------------------------------------------

// The kit's folder, with a slash at its end; "" while it is not known. Nothing
// is guessed from how a path is spelled: this very file is KIT/lib/record/.
static char kit[PATH_MAX];

static void kit_find(const char *path_of_this_file) {
  const char *ours = "lib/record/source.c";
  size_t n = strlen(path_of_this_file), m = strlen(ours);
  if (n > m && !access(path_of_this_file, R_OK) &&
      !strcmp(path_of_this_file + n - m, ours))
    snprintf(kit, sizeof kit, "%.*s", (int)(n - m), path_of_this_file);
}

// The kit's own sources are lib/ and, in lessons/, every .c that has a .h
// beside it and every .h that is not the tests'. What the learner wrote is the
// rest, his own floors in exercises/ included; and a .c that has a twin in
// Python is a part of a program, no floor.
//
// A test_*.h is between the two: many tests share its lines.
static bool is_kit(const char *path, bool *shared) {
  size_t n = strlen(path);
  if (!kit[0]) // it has moved away since it was built: we know nothing
    return true;
  if (strncmp(path, kit, strlen(kit)) || n < 3)
    return false;
  const char *in_kit = path + strlen(kit);
  if (!strncmp(in_kit, "lib/", 4))
    return true;
  if (strncmp(in_kit, "lessons/", 8))
    return false;
  *shared = path[n - 1] == 'h' && strstr(in_kit, "/test_");
  if (path[n - 1] == 'h')
    return !*shared;
  const char *header = text_format("%.*sh", (int)n - 1, path);
  const char *twin = text_format("%.*spy", (int)n - 1, path);
  return access(header, R_OK) == 0 && access(twin, R_OK) != 0;
}

// A floor is what in lessons/ is the kit's, and the learner's own one.
static bool is_floor(const char *path) {
  bool shared = false;
  return kit[0] && strncmp(strrchr(path, '/') + 1, "test_", 5) != 0 &&
         (is_kit(path, &shared) ? strncmp(path + strlen(kit), "lib/", 4) != 0
                                : strstr(path, "exercises/") != NULL);
}

// -- addr2line --------------------------------------------------------------

// Cuts "PATH:LINE" in two, PATH as it is on this disk if it is there. False
// when nothing is known.
static bool line_read(char *line, char path[PATH_MAX], const char **number) {
  line[strcspn(line, " \n")] = 0; // addr2line may add "(discriminator 2)"
  char *colon = strrchr(line, ':');
  if (!colon || line[0] == '?' || colon[1] == '?')
    return false;
  *colon = 0;
  *number = colon + 1;
  if (!realpath(line, path))
    snprintf(path, PATH_MAX, "%s", line);
  return true;
}

// A floor has functions that only tell the record, as slot_trace() does: what
// was at work is who calls them.
static bool only_tells(const Place *place) {
  const char *name = symbol_name(place->frame);
  size_t length = name ? strlen(name) : 0;
  return length > 6 && !strcmp(name + length - 6, "_trace");
}

// Of functions that stand in another one each is asked, from the inside out.
static void place_read(Place *place, char *line) {
  char path[PATH_MAX];
  const char *number;
  if (!line_read(line, path, &number))
    return;
  if (!kit[0]) // the first question was for ourselves
    kit_find(path);
  bool shared = false;
  if (!place->floor && !place->source && is_floor(path) && !only_tells(place))
    place->floor = text_new("%s:%s", strrchr(path, '/') + 1, number);
  if ((place->source && !place->shared) || is_kit(path, &shared) ||
      (place->source && shared))
    return;
  free(place->source);
  place->source = text_new("%s:%s", strrchr(path, '/') + 1, number);
  place->shared = shared;
}

// Starts addr2line, and returns what it prints. No shell reads the paths.
static FILE *addr2line(char *program, const Place *first, int count,
                       pid_t *child) {
  int fds[2];
  if (pipe(fds))
    return NULL;
  *child = fork();
  if (*child == 0) {
    // Not by reallocate(): without memory the parent is who says so.
    char **words = malloc(((size_t)count + 4) * sizeof *words);
    char(*numbers)[20] = malloc((size_t)count * sizeof *numbers);
    if (!words || !numbers)
      _exit(127);
    char *command[] = {"addr2line", "-aie", program};
    memcpy(words, command, sizeof command);
    for (int i = 0; i < count; i++) {
      words[3 + i] = numbers[i];
      snprintf(numbers[i], sizeof *numbers, "%#lx",
               (unsigned long)first[i].address);
    }
    words[3 + count] = NULL;
    dup2(fds[1], STDOUT_FILENO);
    close(fds[0]);
    if (!freopen("/dev/null", "w", stderr))
      _exit(127);
    execvp(words[0], words);
    _exit(127);
  }
  close(fds[1]);
  return fdopen(fds[0], "r");
}

static void places_resolve(Place *first, int all) {
  enum { AT_ONCE = 4000 }; // the system limits how long a command may be
  char program[PATH_MAX] = "", *line = NULL;
  size_t room = 0;
  if (readlink("/proc/self/exe", program, sizeof program - 1) <= 0)
    return;
  for (int from = 0; from < all; from += AT_ONCE) {
    int end = from + AT_ONCE < all ? from + AT_ONCE : all;
    pid_t child = -1;
    FILE *answers = addr2line(program, &first[from], end - from, &child);
    // Each address, and behind it its lines.
    for (int i = from - 1; answers && getline(&line, &room, answers) > 0;)
      if (!strncmp(line, "0x", 2))
        i++;
      else if (i >= from && i < end)
        place_read(&first[i], line);
    if (answers)
      fclose(answers);
    if (child > 0)
      waitpid(child, NULL, 0);
  }
  free(line);
}

void sources_find(void) {
  if (!kit[0])
    places_resolve(
        &(Place){.address = symbol_static_address((const void *)kit_find)}, 1);
  places_sort();
  places_resolve(places, place_count);
}

void sources_release(void) {
  for (int i = 0; i < place_count; i++)
    free(places[i].source), free(places[i].floor);
  free(places);
  places = NULL;
  place_count = place_room = 0;
}

static const Place *place_of(const void *frame) {
  Place key = {.address = call_address(frame)};
  size_t n = (size_t)place_count;
  return n ? bsearch(&key, places, n, sizeof key, place_compare) : NULL;
}

const char *source_of(const void *const *frames, int count) {
  const char *shared = "";
  for (int i = 0; i < count; i++) {
    const Place *found = place_of(frames[i]);
    if (found && found->source && !found->shared)
      return found->source;
    if (found && found->source && !*shared)
      shared = found->source;
  }
  return shared;
}

const char *source_of_floor(const void *const *frames, int count) {
  for (int i = 0; i < count; i++) {
    const Place *found = place_of(frames[i]);
    if (found && (found->floor || found->source))
      return found->floor ? found->floor : "";
  }
  return "";
}
