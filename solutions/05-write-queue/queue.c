// queue.c: a queue between tasks, on futures
#include "exercise.h"

#include <string.h>

void queue_init(Queue *self, Loop *loop) {
  memset(self, 0, sizeof *self);
  self->loop = loop;
}

// Does nothing when it does not stand there any more.
static void take_out(Queue *self, const Future *future) {
  for (int i = 0; i < self->waiters; i++)
    if (self->waiting[i] == future) {
      self->waiters--;
      memmove(&self->waiting[i], &self->waiting[i + 1],
              (size_t)(self->waiters - i) * sizeof self->waiting[0]);
      return;
    }
}

// One item is there: one task shall look.
static void wake_next(Queue *self) {
  while (self->waiters) {
    Future *future = self->waiting[0];
    take_out(self, future);
    if (!future_done(future)) { // else its task was cancelled
      future_set_result(future, value_none());
      return;
    }
  }
}

void queue_put(Queue *self, Value item) {
  self->items[(self->first + self->count) % QUEUE_ROOM] = item;
  self->count++;
  wake_next(self);
}

// Until there is something, or we are cancelled.
static Outcome wait_for_item(Coroutine *self, Queue *queue) {
  Future *future = future_new(queue->loop);
  queue->waiting[queue->waiters++] = future;
  Outcome o = await(self, future);
  take_out(queue, future);
  // Woken for an item, and cancelled before our step: it is the next one's.
  if (o.how == RAISED && !future_cancelled(future) && queue->count)
    wake_next(queue);
  future_free(future);
  return o;
}

Outcome queue_get(Coroutine *self, Queue *queue) {
  while (queue->count == 0) // when we wake, somebody may have been faster
    TRY(wait_for_item(self, queue));
  Value item = queue->items[queue->first];
  queue->first = (queue->first + 1) % QUEUE_ROOM;
  queue->count--;
  return returned(item);
}
