#include "exercises/blame/suspects.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"

void suspects_keep_who_ran(void) {
  for (int i = 0; i < swap_count; i++)
    swap_all[i]->ran = swap_all[i]->visits->entered;
}

void suspects_keep_who_runs_then(void) {
  for (int i = 0; i < swap_count; i++)
    swap_all[i]->runs_then = swap_all[i]->visits->entered;
}

static Suspects find(bool runs_then) {
  Suspects found = {allocate(((size_t)swap_count + 1) * sizeof(Swap *)), 0};
  for (int i = 0; i < swap_count; i++)
    if (swap_all[i]->differs &&
        (swap_all[i]->ran || (runs_then && swap_all[i]->runs_then)))
      found.list[found.count++] = swap_all[i];
  return found;
}

static int compare_ends(const void *a, const void *b) {
  const Visits *x = (*(Swap *const *)a)->visits,
               *y = (*(Swap *const *)b)->visits;
  int inside = (x->entered <= x->left) - (y->entered <= y->left);
  return inside ? inside : (x->last < y->last) - (x->last > y->last);
}

Suspects suspects_at_the_end(void) {
  Suspects found = find(false);
  qsort(found.list, (size_t)found.count, sizeof *found.list, compare_ends);
  return found;
}

// Where the word stands in the list, which has blanks between its words; or -1.
static int word_place(const char *list, const char *word) {
  size_t n = strlen(word);
  for (const char *at = list; (at = strstr(at, word)); at += n)
    if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
      return (int)(at - list);
  return -1;
}

bool has_word(const char *list, const char *word) {
  return word_place(list, word) >= 0;
}

static const char *in_order;

static int compare_places(const void *a, const void *b) {
  return word_place(in_order, (*(Swap *const *)a)->name) -
         word_place(in_order, (*(Swap *const *)b)->name);
}

Suspects suspects_in_order(const char *names) {
  Suspects found = find(true);
  in_order = names;
  qsort(found.list, (size_t)found.count, sizeof *found.list, compare_places);
  return found;
}
