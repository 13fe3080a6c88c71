# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# intruders.sh: what a submission must not bring along: its own main(), or
# another version of something that the tests call; sourced by grade.sh.

symbols() { # symbols LETTERS: of what nm -P says, the names of these kinds
  awk -v letters="$1" '
    NF >= 2 && index(letters, $2) && $1 !~ /^_?_?(asan|ubsan|sanitizer)/ {
      print $1 }' | sort -u
}

called_by_the_kit() {
  say main
  objects=$place/build/objects/checked
  find "$objects/lib" "$objects/lessons" "$objects/exercises/$exercise" \
    -name '*.o' -exec nm -P {} + 2>/dev/null | symbols U
}

intruders() { # intruders FOLDER: what the objects there define wrongly
  solved=$place/solved/$exercise
  if [ ! -d "$solved" ]; then
    BUILD=$place/build sh "$kit/lib/tools/exercises/make_files.sh" \
      solved "$exercise" "$solved"
    in_kit "$exercise" objects FROM="$solved" OUT="$solved" >/dev/null 2>&1
  fi
  called_by_the_kit | sort -u >"$run/called"
  nm -P "$solved"/*.o 2>/dev/null | symbols TDBRVW >"$run/allowed"
  nm -P "$1"/*.o 2>/dev/null | symbols TDBRVW | comm -12 - "$run/called" |
    comm -23 - "$run/allowed" | tr '\n' ' '
}

# The compiler lists what it has read. Sources are the submission's own; what it
# includes else are headers of the kit.
outsiders() { # outsiders FOLDER: what was read to make the objects there
  cat "$1"/*.d 2>/dev/null | tr ' ' '\n' |
    awk -v kit="$kit/" -v own="$run/" -v exercise="exercises/$exercise/" '
      /:$/ || /^\\?$/ { next }
      index($0, "solutions/") { print; next }
      index($0, own) == 1 && !/\.\./ { next }
      /\.c$/ || (/^\// && index($0, kit) != 1) { print }' |
    sed 's/.*\///' | sort -u | tr '\n' ' '
}
