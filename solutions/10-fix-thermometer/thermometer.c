// thermometer.c: a thread measures, a task wants to know
#include "exercise.h"

void thermometer_init(Thermometer *self, Loop *loop) {
  *self = (Thermometer){.loop = loop};
  pthread_mutex_init(&self->lock, NULL);
  loop_threads(loop);
}

static void wake(Loop *loop, void *arg) {
  Thermometer *self = arg;
  (void)loop;
  if (self->waits)
    future_set_result(self->waits, value_none());
}

void thermometer_tell(Thermometer *self, double degrees) {
  pthread_mutex_lock(&self->lock);
  self->newest = degrees;
  self->fresh = true;
  pthread_mutex_unlock(&self->lock);
  loop_call_soon_threadsafe(self->loop, wake, self);
}

static bool take(Thermometer *self, double *degrees) {
  pthread_mutex_lock(&self->lock);
  bool fresh = self->fresh;
  *degrees = self->newest;
  self->fresh = false;
  pthread_mutex_unlock(&self->lock);
  return fresh;
}

Outcome thermometer_next(Coroutine *self, Thermometer *thermometer) {
  double degrees;
  while (!take(thermometer, &degrees)) {
    Future *future = thermometer->waits = future_new(thermometer->loop);
    Outcome o = await(self, future);
    thermometer->waits = NULL; // finally
    future_cancel(future);
    future_free(future);
    if (o.how != RETURNED)
      return o;
  }
  return returned(value_float(degrees));
}
