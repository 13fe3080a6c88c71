#include "04-event-loop/attachment.h"

#include <stddef.h>

void attachments_add(Attachment **all, Attachment *last) {
  while (*all)
    all = &(*all)->next;
  last->next = NULL;
  *all = last;
}

void attachments_report(Attachment *all, Loop *loop) {
  for (; all; all = all->next)
    if (all->report)
      all->report(loop);
}

void attachments_collect(Attachment *all, Loop *loop) {
  for (; all; all = all->next)
    if (all->collect)
      all->collect(loop);
}

void attachments_dropped(Attachment *all, Loop *loop, Callback *callback,
                         void *arg) {
  for (; all; all = all->next)
    if (all->dropped)
      all->dropped(loop, callback, arg);
}

void attachments_close(Attachment *all, Loop *loop) {
  for (; all; all = all->next)
    if (all->close)
      all->close(loop);
}

// The last one first. Then it is no longer in the list, where those before it
// may still look for each other.
void attachments_free(Attachment **all, Loop *loop) {
  if (!*all)
    return;
  attachments_free(&(*all)->next, loop);
  if ((*all)->free)
    (*all)->free(loop);
  *all = NULL;
}

Attachment *attachments_find(Attachment *all, void (*free)(Loop *loop)) {
  while (all && all->free != free)
    all = all->next;
  return all;
}
