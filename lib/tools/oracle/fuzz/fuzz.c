// fuzz.c: runs random programs on the kit, as run.py does on CPython.
//
//   fuzz PROGRAMS [FIRST]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "block.h"
#include "bodies.h"
#include "die.h"
#include "saying.h"
#include "stack.h"
#include "things.h"

static void tell_futures(void) {
  for (int i = 0; i < thing_count; i++) {
    Future *future = thing_future(&things[i]);
    if (future)
      show("%s: %s", things[i].name,
           future_done(future) ? text_of(future_result(future)) : "pending");
  }
}

// Each close() brings a body one statement nearer to its end. Was there any to
// close? Those before it may have been made anew by it.
static bool finish_generators(void) {
  bool any = false;
  for (int i = 0; i < thing_count; i++) {
    Coroutine *c;
    while ((c = thing_coroutine(&things[i])) &&
           c->generator.state != GENERATOR_CLOSED) {
      any = true;
      Outcome o = coroutine_close(c);
      if (o.how == RAISED)
        show("%s closes: %s", things[i].name, text_of(o));
      else
        show("%s closes", things[i].name);
    }
  }
  return any;
}

static void run_program(void) {
  things_make();
  int n = 1;
  while (n < program->count && !line_is(&program->lines[n], "main"))
    n = program_skip(program, n);
  run_main(n);
  if (loop) {
    tell_futures();
    loop_close(loop);
  }
  while (finish_generators())
    ;
  things_free();
  if (stack_count() > 0)
    die("program %d has left %zu stacks", program->number, stack_count());
}

int main(int argc, char **argv) {
  char *text = argc > 1 ? file_read(argv[1]) : NULL;
  if (!text)
    die("fuzz PROGRAMS [FIRST]: runs the programs in that file");
  int first = argc > 2 ? atoi(argv[2]) : 0;
  for (char *rest = text; (program = program_read(&rest));) {
    if (program->number >= first) {
      printf("program %d\n", program->number);
      fflush(stdout); // if we crash, it was here
      run_program();
      puts("end");
    }
    program_free(program);
  }
  free(text);
  return 0;
}
