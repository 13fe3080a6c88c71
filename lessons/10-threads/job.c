#include "10-threads/job.h"

#include <stdlib.h>

#include "references.h"

_Thread_local Item *job_current;

void item_give_back(Item *self) {
  if (!reference_was_last(&self->references))
    return;
  if (self->inbox)
    inbox_give_back(self->inbox);
  concurrent_free(self->future);
  pthread_cond_destroy(&self->woken);
  pthread_mutex_destroy(&self->lock);
  free(self);
}

// It works from this moment on, not only when its thread has noticed.
void item_wake(Item *self) {
  pthread_mutex_lock(&self->lock);
  if (!self->awake)
    inbox_begin(self->inbox, &self->worker, NULL);
  self->awake = true;
  pthread_cond_signal(&self->woken);
  pthread_mutex_unlock(&self->lock);
}

// -- a job sleeps -------------------------------------------------------------

// In the loop's thread.
static void alarm_rings(Loop *loop, void *arg) {
  (void)loop;
  item_wake(arg);
  item_give_back(arg);
}

static void set_alarm(Loop *loop, void *arg) {
  loop_call_later(loop, ((Item *)arg)->seconds, alarm_rings, arg);
}

void job_dropped(Callback *callback, void *arg) {
  if (callback == set_alarm || callback == alarm_rings)
    alarm_rings(NULL, arg);
}

// False: the pool ends, so this is no time to sleep.
static bool lie_down(Item *self) {
  pthread_mutex_lock(&self->executor->lock);
  self->awake = false;
  self->asleep = !self->executor->ending;
  pthread_mutex_unlock(&self->executor->lock);
  return self->asleep;
}

static void get_up(Item *self) {
  pthread_mutex_lock(&self->executor->lock);
  self->asleep = false;
  pthread_mutex_unlock(&self->executor->lock);
}

static void await_alarm(Item *self) {
  inbox_end(self->inbox, &self->worker);
  pthread_mutex_lock(&self->lock);
  while (!self->awake)
    pthread_cond_wait(&self->woken, &self->lock);
  pthread_mutex_unlock(&self->lock);
  inbox_await_turn(self->inbox, &self->worker);
}

void job_sleep(double seconds) {
  Item *self = job_current;
  const Loop *loop = loop_running();
  if (!self || !self->inbox) {
    clock_sleep(loop ? loop->clock : clock_real(), seconds);
    return;
  }
  if (!lie_down(self))
    return;
  self->seconds = seconds;
  atomic_fetch_add(&self->references, 1);
  if (inbox_post(self->inbox, set_alarm, self))
    await_alarm(self);
  else
    item_give_back(self);
  get_up(self);
}
