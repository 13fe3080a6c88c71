#!/bin/sh
# one_program.sh KIT.c YOURS.c OBJECT COMPILE...: compiles what one_program.awk
# makes of both. Where a function of the kit's does not compile beside the
# learner's text (he has another type of that name, say), it is left out, and we
# try again.
set -u
. "$(dirname "$0")/where.sh"
kit=$1 yours=$2 object=$3
shift 3

parts() { # parts FILE: taken apart into functions
  awk -v mode=parts -f "$tools/functions.awk" "$1" >"$2"
}

made() { # the made file, without the functions in $without
  awk -v without="$without" -f "$tools/blame/c_text.awk" \
    -f "$tools/blame/signatures.awk" -f "$tools/blame/one_program.awk" \
    "$object.kit" "$object.yours"
}

# Line N000 and those after it are function N's, see one_program.awk.
broken() { # the functions of which the compiler complains
  sed -n 's/^kit:\([0-9]*\)[0-9][0-9][0-9]:.*error.*/\1/p' "$object.errors" |
    sort -un | while read -r n; do
    sed -n 's/^F //p' "$object.kit" | sed -n "${n}p"
  done | tr '\n' ' '
}

trap 'rm -f "$object.kit" "$object.yours" "$object.errors"' EXIT
without='' tries=3
parts "$kit" "$object.kit" && parts "$yours" "$object.yours" || exit 1
while [ $tries -gt 0 ]; do
  made | "$@" -x c -c - -o "$object" 2>"$object.errors" && exit
  more=$(broken)
  [ -n "$more" ] || exit 1
  without="$without $more" tries=$((tries - 1))
done
exit 1
