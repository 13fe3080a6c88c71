// fuzz.c: runs random programs of API calls.
//
//   api-fuzz [seed=1] [n=20000] [jobs=2] [seconds=10]
//   api-fuzz [seed=1] only=NUMBER [keep=TAG,...]
//
// The second lists the calls of one program.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "program.h"
#include "search.h"

static const char *option(int argc, char **argv, const char *name) {
  size_t size = strlen(name);
  for (int i = 1; i < argc; i++)
    if (!strncmp(argv[i], name, size) && argv[i][size] == '=')
      return argv[i] + size + 1;
  return NULL;
}

static long number_option(int argc, char **argv, const char *name, long usual) {
  const char *text = option(argc, argv, name);
  char *end = NULL;
  long number = text ? strtol(text, &end, 10) : usual;
  if (end && *end)
    die("%s=%s is no number", name, text);
  return number;
}

static int read_tags(const char *text, uint32_t tags[MOST_MADE]) {
  int count = 0;
  char *end;
  for (; *text && count < MOST_MADE; text = *end ? end + 1 : end) {
    tags[count] = (uint32_t)strtoul(text, &end, 16);
    if (end == text)
      die("keep=%s is no list of tags", text);
    count++;
  }
  return count;
}

static void list_one(uint64_t seed, long number, const char *keep) {
  static uint32_t tags[MOST_MADE];
  board = boards_new(1);
  setvbuf(stdout, NULL, _IOLBF, 0);
  programs_begin(true);
  if (keep)
    calls_keep_only(tags, read_tags(keep, tags));
  program_run(seed, number);
  printf("program %ld: %d calls, all is well\n", number, board->made);
}

int main(int argc, char **argv) {
  long only = number_option(argc, argv, "only", -1);
  const char *with = option(argc, argv, "with");
  Search what = {
      .seed = (uint64_t)number_option(argc, argv, "seed", 1),
      .count = number_option(argc, argv, "n", 20000),
      .jobs = (int)number_option(argc, argv, "jobs", 2),
      .seconds = (unsigned)number_option(argc, argv, "seconds", 10),
      .with = with ? with : "",
  };
  if (only >= 0)
    list_one(what.seed, only, option(argc, argv, "keep"));
  else
    return search(&what) ? 0 : 1;
  return 0;
}
