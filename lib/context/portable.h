// portable.h: the switch on any other machine, by the C library.
//
// context_jump(save, sp) leaves this stack, writing where it left into *save,
// and goes on at sp, which an earlier jump has written. What C libraries have
// for the purpose is 100 times slower than our own, mostly because it saves
// the signal mask, too, by a system call.
#ifndef CONTEXT_PORTABLE_H
#define CONTEXT_PORTABLE_H

#include <stddef.h>
#include <ucontext.h>

// As on the machines that we know, what is saved lies on the stack that is
// left.
__attribute__((no_sanitize_address, noinline, unused)) static void
context_jump(void **save, void *sp) {
  ucontext_t here;
  *save = &here;
  swapcontext(&here, sp);
}

// Makes ready what a first jump goes to: go_on(NULL, start), on the stack from
// `limit` up to `start`. Returns its sp.
static inline void *context_prepare(char *limit, void *start,
                                    void (*go_on)(void)) {
  ucontext_t *place = (ucontext_t *)start - 1;
  getcontext(place);
  place->uc_stack.ss_sp = limit;
  place->uc_stack.ss_size = (size_t)((char *)place - limit);
  place->uc_link = NULL;
  // POSIX has int arguments only, but C libraries pass pointers, too.
  makecontext(place, go_on, 2, NULL, start);
  return place;
}

#endif
