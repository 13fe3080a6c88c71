// rate.c: not too often to the same host
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "05-tasks/sleep.h"
#include "die.h"
#include "exercise.h"
#include "text.h"

static RateHost *host_of(Rate *self, const char *name) {
  RateHost *host = self->hosts;
  while (host && strcmp(host->name, name) != 0)
    host = host->next;
  if (!host) {
    host = allocate(sizeof *host);
    *host = (RateHost){.next = self->hosts,
                       .name = text_new("%s", name),
                       .free_at = -INFINITY};
    self->hosts = host;
  }
  return host;
}

Outcome rate_wait(Rate *self, Coroutine *caller, const char *name) {
  RateHost *host = host_of(self, name);
  Loop *loop = loop_running();
  TRY(lock_acquire(&host->lock, caller)); // the others wait in its line
  Outcome o = returned(value_none());
  if (host->free_at > loop_time(loop))
    o = sleep_for(caller, host->free_at - loop_time(loop));
  if (o.how == RETURNED)
    host->free_at = loop_time(loop) + self->interval;
  lock_release(&host->lock); // finally
  return o;
}

void rate_release(Rate *self) {
  while (self->hosts) {
    RateHost *host = self->hosts;
    self->hosts = host->next;
    free(host->name);
    free(host);
  }
}
