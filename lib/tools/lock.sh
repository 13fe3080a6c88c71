#!/bin/sh
# lock.sh FOLDER COMMAND...: runs it while nobody else works in the folder.
#
# Two that make the same objects would read each other's half-written files: the
# second waits. What the command calls itself has the lock already: LOCKED names
# it. Without flock, a folder is the lock, and who made it stands in it.
set -u
folder=$1
shift
case ":${LOCKED:-}:" in
*":$folder:"*) exec "$@" ;;
esac
mkdir -p "$folder" || exit
export LOCKED="${LOCKED:-}:$folder"
if command -v flock >/dev/null && [ -z "${NO_FLOCK:-}" ]; then
  exec 9>"$folder/.lock"
  flock 9
  "$@" 9>&- # whom it leaves behind does not keep the lock
  exit
fi

lock=$folder/.lock.d
trap 'exit 1' HUP INT TERM
until mkdir "$lock" 2>/dev/null; do
  owner=$(cat "$lock/owner" 2>/dev/null)
  # One that was killed does not come back. Only one of us moves its lock away.
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
    mv "$lock" "$lock.$$" 2>/dev/null && rm -rf "$lock.$$"
  else
    sleep 1
  fi
done
trap 'rm -rf "$lock"' EXIT
echo $$ >"$lock/owner"
"$@"
