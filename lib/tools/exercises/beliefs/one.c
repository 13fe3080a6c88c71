// one.c: many programs in one, whose main() is program_NAME().
//
// `one NAME` runs that one, on the virtual clock, and not for ever. They are
// looked up by name, so that nobody has to list them.
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

typedef int Program(int argc, char **argv);

int main(int argc, char **argv) {
  char name[100], *args[] = {argv[0], "--virtual", NULL};
  snprintf(name, sizeof name, "program_%s", argc > 1 ? argv[1] : "");
  void *found = dlsym(RTLD_DEFAULT, name);
  if (!found)
    return 1;
  alarm(4);
  (*(Program **)&found)(2, args); // an object pointer is no function's
  return 0;
}
