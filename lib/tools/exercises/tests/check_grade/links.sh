# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# links.sh: files that are another's; sourced by check_grade.sh.
secret=$work/private/sieve.c
mkdir -p "$work/private"
{ cat "$solution" && say '#error the-secret-text'; } >"$secret"

# linked NAME REASON COMMAND...: which makes the sieve, in its folder
linked() {
  prepare "$1"
  linked=$1 reason=$2
  shift 2
  (cd "$folder/01-write-sieve" && "$@")
  attack "$linked" "$reason"
  for form in txt xml json; do
    ! grep -qs the-secret "$places"-*/results.$form || fail "$linked: it was read"
  done
}
plain='is not a plain file'
linked symbolic-link "$plain" ln -s "$secret" sieve.c
linked link-to-the-solution "$plain" ln -s "$solution" sieve.c
linked relative-link "$plain" ln -s ../../../private/sieve.c sieve.c
linked hard-link "$plain" ln "$secret" sieve.c
linked pipe "$plain" mkfifo sieve.c
linked folder "$plain" mkdir sieve.c
linked device "$plain" ln -s /dev/zero sieve.c
linked link-to-nothing "$plain" ln -s /nowhere sieve.c
link_the_folder() {
  cd .. && rmdir 01-write-sieve && ln -s "$work/private" 01-write-sieve
}
linked linked-folder "$plain" link_the_folder
large() { head -c 1000001 /dev/zero >sieve.c; }
linked larger-than-a-megabyte 'is larger than' large
