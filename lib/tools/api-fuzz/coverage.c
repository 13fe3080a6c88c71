#include "coverage.h"

#include <stdio.h>

#include "program.h"

enum { ENOUGH = 5000 };

static long sum(const Board *boards, int count, int call, Place place) {
  long all = 0;
  for (int i = 0; i < count; i++)
    all += boards[i].counts[call][place];
  return all;
}

bool coverage_print(const Board *boards, int count, long programs) {
  bool covered = true;
  long all = 0;
  programs_begin(false);
  printf("%-30s", "");
  for (Place place = 0; place < PLACES; place++)
    printf(" %8s", place_name(place));
  printf("\n");
  for (int i = 0; all_calls[i].name; i++) {
    printf("%-30s", all_calls[i].name);
    for (Place place = 0; place < PLACES; place++) {
      long here = sum(boards, count, i, place);
      bool possible = all_calls[i].places & 1u << place;
      all += here;
      covered &= here || !possible;
      if (possible)
        printf(" %8ld", here);
      else
        printf(" %8s", "-");
    }
    printf("\n");
  }
  printf("%ld calls; a - stands where a call cannot be made\n", all);
  if (!covered && programs >= ENOUGH)
    printf("a 0 stands where a call should have been made\n");
  return covered || programs < ENOUGH;
}
