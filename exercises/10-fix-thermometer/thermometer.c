// thermometer.c: a thread measures, a task wants to know
#include "exercise.h"

void thermometer_init(Thermometer *self, Loop *loop) {
  *self = (Thermometer){.loop = loop};
  pthread_mutex_init(&self->lock, NULL);
  loop_threads(loop);
}

void thermometer_tell(Thermometer *self, double degrees) {
  pthread_mutex_lock(&self->lock);
  self->newest = degrees;
  self->fresh = true;
  if (self->waits)
    future_set_result(self->waits, value_none());
  pthread_mutex_unlock(&self->lock);
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
  double degrees = 0;
  take(thermometer, &degrees);
  do {
    Future *future = thermometer->waits = future_new(thermometer->loop);
    Outcome o = await(self, future);
    thermometer->waits = NULL; // finally
    future_cancel(future);
    future_free(future);
    if (o.how != RETURNED)
      return o;
  } while (!take(thermometer, &degrees));
  return returned(value_float(degrees));
}
