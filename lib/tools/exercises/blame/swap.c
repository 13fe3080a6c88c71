#include "exercises/blame/swap.h"

#include <unistd.h>

#include "die.h"
#include "record/shared_memory.h"

enum { MOST_FUNCTIONS = 1000 };
Swap *swap_all[MOST_FUNCTIONS];
int swap_count;
static bool some_are_fixed;

static struct Total { unsigned visits, most; } * total; // shared

void swap_register(Swap *swaps, const char *fixed) {
  record_share();
  if (!total)
    total = record_memory(sizeof *total);
  some_are_fixed = some_are_fixed || *fixed;
  for (Swap *file = swaps; swaps->name; swaps++) {
    if (swap_count == MOST_FUNCTIONS)
      die("more than %d functions", MOST_FUNCTIONS);
    swaps->visits = record_memory(sizeof *swaps->visits);
    swaps->file = file;
    swap_all[swap_count++] = swaps;
  }
}

bool swap_some_are_fixed(void) { return some_are_fixed; }

void swap_begin(unsigned most) {
  for (int i = 0; i < swap_count; i++)
    *swap_all[i]->visits = (Visits){0, 0, 0};
  *total = (struct Total){0, most};
}

unsigned swap_visits(void) { return total ? total->visits : 0; }

Visits *swap_enter(Swap *self) {
  if (++total->visits > total->most)
    _exit(SWAP_HANGS);
  self->visits->entered++;
  self->visits->last = total->visits;
  return self->visits;
}

void swap_leave(Visits **visits) { (*visits)->left++; }
