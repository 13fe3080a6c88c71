#include "peers/victim.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "05-tasks/task.h"
#include "peers/guests.h"

typedef struct Command {
  char what; // 's'tate, 'l'imit, 'e'nd
  int number;
} Command;

static int control, messages;

// -- in the process of the server ---------------------------------------------

static long memory(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file)
    return 0;
  if (fscanf(file, "%*d %ld", &pages) != 1)
    pages = 0;
  fclose(file);
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void limit_files(int more) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = more < 0 ? limit.rlim_max : (rlim_t)(files_open() + more);
  setrlimit(RLIMIT_NOFILE, &limit);
}

static void obey(Loop *loop, void *arg) {
  Command command;
  (void)arg;
  if (read(control, &command, sizeof command) != sizeof command ||
      command.what == 'e') {
    loop_stop(loop);
    return;
  }
  if (command.what == 'l')
    limit_files(command.number);
  VictimState state = {files_open(), guests_here, messages, memory(),
                       loop_iteration(loop)};
  if (write(control, &state, sizeof state) != sizeof state)
    loop_stop(loop);
}

static void count_message(Loop *loop, const ExceptionContext *context,
                          void *arg) {
  (void)loop, (void)context, (void)arg;
  messages++;
}

static int serve(void) {
  Loop *loop = loop_new(clock_real());
  limit_files(-1);
  loop_set_exception_handler(loop, count_message, NULL);
  int listener = (int)value_as_int(sock_listen("127.0.0.1", 0, 4096).value);
  Server *server = start_server(loop, guest_echo, listener);
  loop_add_reader(loop, control, obey, NULL);
  int port = sock_port(listener);
  if (write(control, &port, sizeof port) == sizeof port)
    loop_run_forever(loop);
  server_free(server);
  loop_free(loop);
  return 0;
}

// -- in ours ------------------------------------------------------------------

Victim victim_start(void) {
  Victim self = {0};
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 ||
      (self.pid = fork()) < 0) {
    perror("load: no server");
    exit(2);
  }
  if (self.pid == 0) {
    control = pair[1];
    close(pair[0]);
    exit(serve());
  }
  close(pair[1]);
  self.control = pair[0];
  if (read(self.control, &self.port, sizeof self.port) != sizeof self.port) {
    fputs("load: the server does not serve\n", stderr);
    exit(2);
  }
  return self;
}

static VictimState command(const Victim *self, Command what) {
  VictimState state = {0};
  if (write(self->control, &what, sizeof what) != sizeof what ||
      read(self->control, &state, sizeof state) != sizeof state) {
    fputs("load: the server has died\n", stderr);
    exit(1);
  }
  return state;
}

VictimState victim_state(const Victim *self) {
  return command(self, (Command){'s', 0});
}

void victim_limit(const Victim *self, int more) {
  command(self, (Command){'l', more});
}

bool victim_rests(const Victim *self, int guests) {
  for (int i = 0; i < 100; i++) {
    if (victim_state(self).guests == guests)
      return true;
    poll(NULL, 0, 100);
  }
  return false;
}

bool victim_end(Victim *self) {
  int status = 1;
  Command what = {'e', 0};
  if (write(self->control, &what, sizeof what) != sizeof what)
    return false;
  waitpid(self->pid, &status, 0);
  close(self->control);
  return status == 0;
}
