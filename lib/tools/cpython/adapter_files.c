// adapter_files.c: the kit's files, for Python's selector loops.
//
// What Python registers, the kit's loop watches; what is ready, it schedules,
// and Python is called for it by the file's number. The long wait is a call of
// its own, which Python makes without its lock, so that its other threads run,
// and after which it looks for signals; then the loop itself only looks.
#include "08-sockets/files.h"

typedef struct FileHooks {
  int (*wait)(Loop *loop, double when);             // 0: it has raised
  int (*run)(Loop *loop, long fd, Direction which); // 0: it has raised
} FileHooks;

static FileHooks hooks;
static Outcome (*look)(Clock *clock, double when); // the floor's own

static Outcome raised_in_python(void) { return raised(SystemExit, "Python"); }

static Outcome wait_until(Clock *clock, double when) {
  Files *files = (Files *)((char *)clock - offsetof(Files, clock));
  if (!hooks.wait(files->loop, when))
    return raised_in_python();
  return look(clock, clock->now(clock));
}

static void run(Loop *loop, void *fd, Direction which) {
  if (!hooks.run(loop, (long)fd, which))
    loop_raise(loop, raised_in_python().error);
}

static void reads(Loop *loop, void *fd) { run(loop, fd, READER); }
static void writes(Loop *loop, void *fd) { run(loop, fd, WRITER); }

// -- what Python calls --------------------------------------------------------

void adapter_files_begin(FileHooks given) { hooks = given; }

// NULL, or the words of the error.
const char *adapter_watch(Loop *loop, int fd, Direction which) {
  Files *files = loop_files(loop);
  if (files->clock.wait_until != wait_until)
    look = files->clock.wait_until;
  files->clock.wait_until = wait_until;
  Outcome o = which == READER
                  ? loop_add_reader(loop, fd, reads, (void *)(long)fd)
                  : loop_add_writer(loop, fd, writes, (void *)(long)fd);
  return o.how == RAISED ? o.error.message : NULL;
}

int adapter_unwatch(Loop *loop, int fd, Direction which) {
  return which == READER ? loop_remove_reader(loop, fd)
                         : loop_remove_writer(loop, fd);
}

// Until something is ready, so many seconds at most.
void adapter_select(Loop *loop, double seconds) {
  Selector *selector = loop_files(loop)->selector;
  selector->select(selector, seconds);
}
