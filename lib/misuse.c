#ifndef _GNU_SOURCE
#define _GNU_SOURCE // for the names of the registers
#endif
#include "misuse.h"

#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include "die.h"
#include "record/frames.h"
#include "record/source.h"
#include "symbol.h"
#include "text.h"

enum { FRAMES = 32 };

const char *misuse_line(const char *words, const void *const *frames,
                        int count) {
  sources_ask(frames, count);
  sources_find();
  const char *line = source_of(frames, count);
  return *line ? text_format("%s%s", words, line) : "";
}

// A floor that the learner has written himself is his, too; then we want the
// line that has called it. So what is in the file of the innermost frame is
// passed over, unless there is nothing else.
static const char *line_of_caller(const void *const *frames, int count) {
  sources_ask(frames, count);
  sources_find();
  const char *innermost = source_of(frames, 1);
  size_t file = strcspn(innermost, ":");
  for (int i = 1; i < count; i++) {
    const char *line = source_of(&frames[i], count - i);
    if (*line && strncmp(line, innermost, file + 1))
      return line;
  }
  return source_of(frames, count);
}

_Noreturn void misuse(const char *format, ...) {
  const void *frames[FRAMES] = {NULL};
  frames_walk(__builtin_frame_address(0), frames, FRAMES);
  va_list args;
  va_start(args, format);
  const char *message = text_new_v(format, args);
  va_end(args);
  const char *line = line_of_caller(frames, FRAMES);
  die("%s%s%s", line, *line ? ": " : "", message);
}

// -- a pointer that leads nowhere ---------------------------------------------

void (*misuse_watch)(const void *const *frames, int count);

static struct sigaction previous; // of SIGSEGV

// Where the fault was, and the frame of that function; NULL where the system
// is none that we know.
static void where_it_was(const ucontext_t *at, const void **pc,
                         const void **frame) {
#if defined(__linux__) && defined(__x86_64__)
  *pc = (const void *)at->uc_mcontext.gregs[REG_RIP];
  *frame = (const void *)at->uc_mcontext.gregs[REG_RBP];
#elif defined(__linux__) && defined(__aarch64__)
  *pc = (const void *)at->uc_mcontext.pc;
  *frame = (const void *)at->uc_mcontext.regs[29];
#elif defined(__linux__) && defined(__riscv)
  *pc = (const void *)at->uc_mcontext.__gregs[REG_PC];
  *frame = (const void *)at->uc_mcontext.__gregs[REG_S0];
#else
  (void)at, (void)pc, (void)frame;
#endif
}

// With NULL in place of an object the address is that of a member, which starts
// from 0. One that is no address at all the system does not know.
static const char *what_is_wrong(const siginfo_t *info, const void *pc,
                                 const void *frame) {
  enum { NEAR_NULL = 1 << 16, NEAR_FRAME = 1 << 16 };
  uintptr_t at = (uintptr_t)info->si_addr;
  bool is_known = info->si_code != SI_KERNEL;
  if (is_known && at < NEAR_NULL)
    return info->si_addr == pc ? "NULL where a function is needed"
                               : "NULL where an object is needed";
  if (is_known && (uintptr_t)frame - at < NEAR_FRAME)
    return "the stack is full: does it call itself without end?";
  return "a pointer that leads nowhere: was it never set, or is it gone?";
}

// Says whose line has led to a fault; what comes then comes anyway, when the
// instruction is executed again. A library has frames of another kind: what it
// does with the pointers that it is given is for others to report.
static void on_segv(int number, siginfo_t *info, void *context) {
  const void *frames[FRAMES] = {NULL}, *frame = NULL;
  where_it_was(context, &frames[0], &frame);
  if (misuse_watch)
    misuse_watch(frames, 1);
  const char *name = info->si_code > 0 ? symbol_name(frames[0]) : NULL;
  if (frame && (name || (info->si_code > 0 && info->si_addr == frames[0]))) {
    const char *what = what_is_wrong(info, frames[0], frame);
    // The instruction itself is at pc, not before it, as with a return address.
    frames[0] = (const void *)((uintptr_t)frames[0] + 1);
    frames_walk_from(frame, frames + 1, FRAMES - 1);
    const char *line = line_of_caller(frames, FRAMES);
    fprintf(stderr, "%s%s%s: %s\n", line, *line ? ": " : "",
            name ? name : "a call", what);
  }
  sigaction(number, &previous, NULL);
  if (info->si_code <= 0)
    raise(number); // sent by kill(): no instruction would repeat it
}

static void just_end(int number) { _exit(128 + number); }

void misuse_says_it_all(void) {
  previous = (struct sigaction){.sa_handler = just_end};
}

__attribute__((constructor)) static void watch_null(void) {
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = on_segv;
  sigaction(SIGSEGV, &action, &previous);
}

// -- what the sanitizers find -------------------------------------------------

#if WITH_ASAN
#include <sanitizer/asan_interface.h>

void misuse_if_freed(const void *object, const char *caller) {
  void *frames[FRAMES] = {NULL};
  int thread;
  if (!__asan_address_is_poisoned(object))
    return;
  __asan_get_free_stack((void *)object, frames, FRAMES, &thread);
  misuse("%s: the object was freed already%s", caller,
         misuse_line(", at ", (const void *const *)frames, FRAMES));
}

// Their reports are long; the learner's line comes first. Of a signal they do
// not say where it came from.
void __asan_on_error(void) {
  if (!__asan_get_report_bp())
    return;
  const void *frames[FRAMES] = {__asan_get_report_pc()};
  frames_walk(__asan_get_report_bp(), frames + 1, FRAMES - 1);
  const char *line = misuse_line("", frames, FRAMES);
  if (*line)
    fprintf(stderr, "%s: %s (what AddressSanitizer says of it follows)\n", line,
            __asan_get_report_description());
}

// Out of memory is for allocate() to report. A pointer to a local of a function
// that has returned is worth the time that it takes to find.
const char *__asan_default_options(void) {
  return "allocator_may_return_null=1:detect_stack_use_after_return=1"
#ifdef NO_LEAKS // the search needs ptrace, which is not allowed everywhere
         ":detect_leaks=0"
#endif
      ;
}

// Who dies in the middle frees nothing; a list of leaks would hide why.
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) { return die_was_called(); }

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void) { return "print_stacktrace=1"; }
#else
void misuse_if_freed(const void *object, const char *caller) {
  (void)object, (void)caller;
}
#endif
