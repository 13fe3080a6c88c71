# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# walls.sh: what would outlive the grader, or leave something behind; sourced by
# check_grade.sh.

# Its name ends what /proc says of it before its state: it counts all the same.
from_two hides-behind-its-name 'too much memory' <<'C'
  extern int prctl(int, ...);
  prctl(15, "a) Z 1");
  while (true)
    memset(malloc(1 << 20), 1, 1 << 20);
C
from_two child-hides-behind-its-name 'too much memory|too long' <<'C'
  extern int prctl(int, ...);
  if (fork() == 0) {
    setsid();
    prctl(15, "a) Z 1");
    while (true)
      memset(malloc(1 << 20), 1, 1 << 20);
  }
  sleep(100);
C
gone() { # gone NAME: nothing of it runs any more
  # shellcheck disable=SC2009 # pgrep is not everywhere
  ! ps -eo args= 2>/dev/null | grep -q "[l]eft-behind-$$" || fail "$1: it lives"
}
from_two outlives-the-grader . <<C
  if (fork() == 0) {
    setsid();
    for (int i = 0; i < 70; i++)
      signal(i, SIG_IGN);
    if (fork() == 0)
      execlp("sh", "left-behind-$$", "-c", "sleep 300; :", (char *)NULL);
    _exit(0);
  }
  usleep(300000);
  abort();
C
gone outlives-the-grader
from_two writes-to-tmp . <<C
  for (int i = 0; i < 20; i++) {
    char name[100], bytes[100000] = {0};
    snprintf(name, sizeof name, "%s/left-behind-$$-%d",
             i % 2 ? "/tmp" : "/var/tmp", i);
    FILE *f = fopen(name, "w");
    for (int k = 0; f && k < 100; k++)
      fwrite(bytes, sizeof bytes, 1, f);
    if (f)
      fclose(f);
  }
  abort();
C
# Only its own user's, without bubblewrap, may leave something there.
left=$(find /tmp /var/tmp -name "left-behind-$$-*" ! -user 65534 2>/dev/null)
[ -z "$left" ] || fail "writes-to-tmp: it left $left"
find /tmp /var/tmp -name "left-behind-$$-*" -exec rm -f {} + 2>/dev/null
from_two writes-to-the-kit . <<C
  char name[4000];
  snprintf(name, sizeof name, "%s", getenv("REPORT"));
  strcpy(strrchr(name, '/'), "/../../../kit/lib/value.c");
  FILE *f = fopen(name, "w");
  if (f)
    fclose(f);
  abort();
C
includes='#include <arpa/inet.h>
#include <sys/socket.h>'
# A test that ends well says that there was a socket: it must not.
{ say "$includes" && with_body '
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(47113)};
  int s = socket(AF_INET, SOCK_STREAM, 0);
  any.sin_addr.s_addr = htonl(INADDR_ANY);
  if (s < 0 || bind(s, (struct sockaddr *)&any, sizeof any) || listen(s, 1))
    abort();
  sleep(3);'; } >"$work/socket.c"
outside() { # is the port taken, seen from here?
  grep -qi ':B809 ' /proc/net/tcp 2>/dev/null
}
if is_wanted binds-a-socket; then
  prepare binds-a-socket
  cp "$work/socket.c" "$folder/01-write-sieve/sieve.c"
  for where in $(say "$combinations" | tr ' ' '\n' | grep ':dash:bubblewrap'); do
    as "$where" sh "$tools/grade.sh" "$work/binds-a-socket" >"$work/said" 2>&1 &
    grader=$! seen=
    while kill -0 $grader 2>/dev/null; do
      ! outside || seen=yes
      sleep 1
    done
    grep -q bubblewrap "$work/said" || continue # there is none here
    [ -z "$seen" ] || fail "binds-a-socket ($where): others see it"
  done
fi
