#!/bin/sh
# check_beliefs.sh: every belief of solutions/beliefs.txt is met in an exercise.
set -u
cd "$(dirname "$0")/../../../../solutions" || exit 2
missing=$(grep -v '^#' beliefs.txt | while read -r id lesson rest; do
  grep -rqw --include='*.edit' --include=beliefs.txt "$id" [0-9]* ||
    echo "  $id (lesson $lesson): $rest"
done)
[ -z "$missing" ] || { printf 'met in no exercise:\n%s\n' "$missing" && exit 1; }
echo "$(grep -vc '^#' beliefs.txt) beliefs are met"
