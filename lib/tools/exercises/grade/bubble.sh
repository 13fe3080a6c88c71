# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# bubble.sh: what keeps a submission from everything else; sourced by grade.sh.
#
# Outside is limit.c, with the limits of time, memory and processes. Within it,
# bubblewrap shows the system and the copy of the kit, read-only, and one folder
# to write to: no network, no other process, no other file. Where it does not
# work, limit.c does without, and root takes a user that nobody else is.

# behind_walls FOLDER COMMAND...: that may write there only. What is watched by
# the judge is its.
behind_walls() {
  writes=$1
  shift
  mkdir -p "$writes"
  set -- env -i PATH="$PATH" HOME=/nowhere LC_ALL=C CC="$CC" DRAW= BLAME= \
    CK_TIMEOUT_MULTIPLIER="$CK_TIMEOUT_MULTIPLIER" "$@"
  case $walls in
  bubblewrap) in_bubble "$@" ;;
  *) LIMIT_HIDES=$(hidden) limited "$@" ;;
  esac
}

limited() {
  ${watched:+"$watched"} "$limit" "$SECONDS_EACH" "$MEGABYTES" "$PROCESSES" \
    "$writes" "$run/limits" "$@" </dev/null
}

hidden() { # the solutions are there for answers only, which are not compiled
  [ "$files" = answers.txt ] || say "$ROOT/solutions:$kit/solutions:$place/solved"
}

in_bubble() {
  set -- --ro-bind "$run" "$run" --bind "$writes" "$writes" "$@"
  [ -z "$(hidden)" ] || set -- --tmpfs "$kit/solutions" "$@"
  for part in /bin /sbin /lib /lib32 /lib64 /libx32 /opt /nix /etc/alternatives \
    /etc/ld.so.cache /etc/ld.so.conf /etc/ld.so.conf.d; do
    set -- --ro-bind-try $part $part "$@"
  done
  # shellcheck disable=SC2086 # two words or none
  limited bwrap --unshare-all --die-with-parent --ro-bind /usr /usr \
    --proc /proc --dev /dev $tmp_size --tmpfs /tmp $tmp_size --tmpfs /var/tmp \
    --tmpfs "$ROOT" --ro-bind "$kit" "$kit" \
    --ro-bind "$place/build" "$place/build" "$@"
}

# Sets walls to the best that works, or to what WALLS says. It is asked for what
# it is to do: to run the compiler.
find_walls() {
  run=$place/run files='' tmp_size=''
  ! bwrap --help 2>&1 | grep -q -e --size || tmp_size='--size 67108864'
  walls=${WALLS:-bubblewrap}
  [ "$walls" = bubblewrap ] &&
    behind_walls "$place/run/probe" sh -c "$CC --version && make --version" \
      >/dev/null 2>&1 && return
  walls='limits of its own'
  behind_walls "$place/run/probe" sh -c "$CC --version" >/dev/null
}
