#!/bin/sh
# The program and draw.sh from the outside: test_cli.sh DIAGRAM FOLDER
# Exit codes, messages, files, and that Graphviz has nothing to complain about.

set -u
DIAGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
export DIAGRAM
here=$(cd "$(dirname "$0")" && pwd)
work=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
rm -rf "$work" && mkdir -p "$work" || exit 2
trap 'rm -rf "$work"' EXIT
cp "$here"/traces/*.trace "$work"
cd "$work" || exit 2
bad=0

# check WHAT COMMAND...: the command must succeed.
check() {
  what=$1
  shift
  "$@" >out 2>err || {
    echo "FAILED: $what: $*"
    cat err
    bad=$((bad + 1))
  }
}

# refuse MESSAGE COMMAND...: exit 2, one line on stderr, which is the message.
refuse() {
  message=$1
  shift
  "$@" >out 2>err
  code=$?
  [ $code -eq 2 ] && [ "$(head -n 1 err)" = "$message" ] && return
  echo "FAILED: $* ended with $code and said: $(cat err)"
  bad=$((bad + 1))
}

printf '' >empty.trace
head -c 700 a_generator.trace >cut.trace
sed 's/"next"/"leap"/' a_generator.trace >verb.trace
refuse 'empty.trace:1: the file is empty: not even a header' \
  "$DIAGRAM" lanes empty.trace
refuse 'cut.trace:6: the line ends too early (is the file cut?)' \
  "$DIAGRAM" map cut.trace
refuse 'verb.trace:3: unknown verb' "$DIAGRAM" text verb.trace
refuse 'none.trace:1: No such file or directory' "$DIAGRAM" chrome none.trace
refuse 'a_generator.trace:1: the trace has no such page or events' \
  "$DIAGRAM" lanes --page 2 a_generator.trace
refuse "$("$DIAGRAM" 2>&1 | head -n 1)" "$DIAGRAM" dance a_generator.trace

# What has no room, or nowhere to write, gives up at once: one line, and 1.
gives_up() { # gives_up MESSAGE COMMAND...
  message=$1
  shift
  "$@" >out 2>err
  code=$?
  [ $code -eq 1 ] && [ "$(cat err)" = "$message" ] && return
  echo "FAILED: $* ended with $code and said: $(cat err)"
  bad=$((bad + 1))
}
gives_up 'none/a_generator.txt:1: No such file or directory' \
  "$DIAGRAM" draw -o none ./*.trace
gives_up 'draw.sh: nothing can be written to gone' \
  sh "$here/../draw.sh" gone/a_generator.trace
# shellcheck disable=SC3045 # dash, bash and busybox have it
narrow() { (ulimit -v "$1" && shift && "$@"); }
for room in 4000 6000 8000; do
  narrow "$room" "$DIAGRAM" pages a_generator.trace >out 2>err && break
done
head -c 4000000 /dev/zero | tr '\0' x >long.trace # more than there is room for
gives_up 'diagram: out of memory' narrow "$room" "$DIAGRAM" draw long.trace
rm long.trace

[ "$("$DIAGRAM" pages a_generator.trace)" = 1 ] &&
  [ "$("$DIAGRAM" pages e_asyncio.trace)" = 2 ] || {
  echo 'FAILED: pages'
  bad=$((bad + 1))
}
check 'a window' "$DIAGRAM" lanes --iter 2-3 d_loop.trace
check 'a window of events' "$DIAGRAM" lanes --events 5-9 d_loop.trace

if command -v neato >/dev/null; then
  mkdir apart
  mv empty.trace cut.trace verb.trace apart
  check 'draw.sh' sh "$here/../draw.sh" ./*.trace
  [ ! -s err ] && [ ! -s out ] || {
    echo "FAILED: draw.sh says something: $(cat out err)"
    bad=$((bad + 1))
  }
  [ -s e_asyncio.svg ] && [ -s e_asyncio.p2.svg ] &&
    [ -s e_asyncio.map.svg ] && [ -s a_generator.txt ] || {
    echo 'FAILED: a picture is missing'
    bad=$((bad + 1))
  }
  touch -r a_generator.svg before
  check 'draw.sh again' sh "$here/../draw.sh" ./*.trace
  [ -z "$(find a_generator.svg -newer before)" ] || {
    echo 'FAILED: an unchanged trace was drawn again'
    bad=$((bad + 1))
  }
  neato -n2 -Tsvg a_generator.dot >raw.svg
  "$DIAGRAM" finish a_generator.trace <raw.svg >one.svg
  cmp one.svg a_generator.svg || bad=$((bad + 1))
  check 'the index' "$DIAGRAM" index 'A & B' ./*.trace
  grep -q 'A &amp; B' out || bad=$((bad + 1))
  if command -v xmllint >/dev/null; then
    check 'well-formed SVG' xmllint --noout ./*.svg
  fi
  # Where texts stand does not depend on the fonts of this machine.
  echo '<?xml version="1.0"?><fontconfig></fontconfig>' >no-fonts
  check 'no fonts' env FONTCONFIG_FILE="$work/no-fonts" \
    sh "$here/../draw.sh" -o fontless a_generator.trace d_loop.trace \
    g_futures.trace m_dinner.trace k_names.trace
  for svg in fontless/*.svg; do
    cmp "$svg" "${svg#fontless/}" || bad=$((bad + 1))
  done
  # One that cannot be read does not keep the others from being drawn.
  rm -f a_generator.svg
  refuse 'apart/verb.trace:3: unknown verb' \
    sh "$here/../draw.sh" apart/verb.trace a_generator.trace
  [ -s a_generator.svg ] || bad=$((bad + 1))
fi

# Without Graphviz: words, a hint, and no failure.
mkdir bin
for tool in sh rm cat sed tr id dirname basename getconf; do
  ln -s "$(command -v $tool)" bin/
done
rm -f a_generator.svg
check 'no Graphviz' env PATH="$work/bin" sh "$here/../draw.sh" \
  a_generator.trace
grep -q 'install graphviz' out || {
  echo 'FAILED: no hint how to install Graphviz'
  bad=$((bad + 1))
}

check 'Perfetto' env FORMAT=json sh "$here/../draw.sh" ./*.trace
if command -v node >/dev/null; then
  for json in ./*.json; do
    check 'the format of traces' node "$here/trace_format.js" "$json"
  done
fi

# The page: what its own code makes of the changes, where something runs it.
refuse 'usage: diagram play -p PARTS [-s FOLDER]... TITLE FILE.trace... > play.html' \
  "$DIAGRAM" play a_generator.trace
refuse 'usage: diagram state N|all FILE.trace' "$DIAGRAM" state 3
refuse '/nowhere/page.html:1: No such file or directory' \
  "$DIAGRAM" play -p /nowhere title a_generator.trace
if command -v node >/dev/null; then
  for trace in ./*.trace; do
    "$DIAGRAM" state all "$trace" >states 2>/dev/null || continue
    "$DIAGRAM" play -p "$here/../play" title "$trace" >play.html
    check 'the steps of the page' node "$here/page/check_deltas.js" \
      "$here/../play" play.html states
  done
else
  echo "diagram: no node here, so the code of the page is not run"
fi

[ $bad -eq 0 ] && echo "diagram: the command line is as it should be"
[ $bad -eq 0 ]
