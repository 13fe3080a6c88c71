// Runs all tests: from the folder lib/diagram/tests, or with its name given.
// With --golden it writes the golden files anew instead.

#include "suites.h"

#include "golden.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRACES_MOST = 200 };
static char *paths[TRACES_MOST];
static int paths_count;

static int compare_paths(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_traces(void) {
  DIR *folder = opendir("traces");
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    char path[400];
    if (!strstr(entry->d_name, ".trace") || paths_count == TRACES_MOST)
      continue;
    snprintf(path, sizeof path, "traces/%.300s", entry->d_name);
    paths[paths_count++] = strdup(path);
  }
  if (folder)
    closedir(folder);
  qsort(paths, (size_t)paths_count, sizeof *paths, compare_paths);
}

int trace_count(void) { return paths_count; }
const char *trace_path(int index) { return paths[index]; }

int main(int count, char **words) {
  bool golden = count > 1 && !strcmp(words[1], "--golden");
  const char *home = words[count - 1];
  if (count > (golden ? 2 : 1) && chdir(home) != 0)
    perror(home);
  find_traces();
  if (golden)
    return golden_write();
  Suite *suite = suite_create("diagram");
  suite_add_tcase(suite, reader_tests());
  suite_add_tcase(suite, replay_tests());
  suite_add_tcase(suite, output_tests());
  suite_add_tcase(suite, golden_tests());
  suite_add_tcase(suite, layout_tests());
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  for (int i = 0; i < paths_count; i++)
    free(paths[i]);
  return failed ? 1 : 0;
}
