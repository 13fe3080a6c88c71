// Runs all tests in lib/tools/diagram/tests, which is the last argument:
//
//   tests FOLDER              everything
//   tests --golden FOLDER     write the golden files anew instead
//   tests --fuzz N FOLDER     damage N traces more

#include "suites.h"

#include "golden.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
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

static int run_all(void) {
  Suite *suite = suite_create("diagram");
  suite_add_tcase(suite, trace_reader_tests());
  suite_add_tcase(suite, model_tests());
  suite_add_tcase(suite, derive_tests());
  suite_add_tcase(suite, missing_tests());
  suite_add_tcase(suite, output_tests());
  suite_add_tcase(suite, play_tests());
  suite_add_tcase(suite, panels_tests());
  suite_add_tcase(suite, pack_tests());
  suite_add_tcase(suite, golden_tests());
  suite_add_tcase(suite, layout_tests());
  suite_add_tcase(suite, fuzz_tests());
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? 1 : 0;
}

int main(int count, char **words) {
  const char *home = words[count - 1], *what = count > 2 ? words[1] : "";
  int code = 0;
  if (count < 2 || chdir(home) != 0) {
    perror(home);
    return 2;
  }
  find_traces();
  if (!strcmp(what, "--golden"))
    code = golden_write();
  else if (!strcmp(what, "--fuzz"))
    fuzz((unsigned)time(NULL), atoi(words[2]));
  else
    code = run_all();
  for (int i = 0; i < paths_count; i++)
    free(paths[i]);
  return code;
}
