#!/bin/sh
# check.sh PROGRAMS OUT FOLDER: do `serve` and `crawl`, over TCP, find what they
# should, and end by Ctrl-C? Then crawls what python3 serves of FOLDER, and
# compares with what wget finds, where both are installed. Leaves what they have
# said in OUT.
set -u
programs=$1 out=$2 folder=$3
rm -rf "$out"
mkdir -p "$out"
running=
end() {
  for pid in $running; do
    kill "$pid" 2>/dev/null
  done
}
trap end EXIT

fault() {
  echo "commands: $1 (see $out)"
  exit 1
}

# Until this stands in the file: nobody knows how long a machine takes.
await() { # await TEXT FILE
  n=0
  until grep -qs "$1" "$2"; do
    n=$((n + 1))
    [ $n -lt 300 ] || fault "'$1' never came in $2"
    sleep 0.1
  done
}

said() { # said TEXT FILE
  grep -q "$1" "$2" || fault "$2 does not say '$1'"
}

"$programs/serve" 0 >"$out/serve" 2>&1 &
server=$!
running=$server
await http "$out/serve"
site=$(head -n 1 "$out/serve")

# -- a site that misbehaves -------------------------------------------------------
"$programs/crawl" --timeout 2 --depth 4 "$site" >"$out/crawl" 2>&1 ||
  fault 'the crawl has failed'
for line in 'slow: TimeoutError' 'ticks: TimeoutError' \
  'huge: ValueError: more than' 'flood: ValueError: more than' \
  ' 1 x 404' ' 2 x 302' ' 2 x TimeoutError' ' 2 x ValueError'; do
  said "$line" "$out/crawl"
done
grep -q 'in flight' "$out/crawl" && fault 'progress where there is no terminal'

# By its name, which may have an address at which nobody is, too.
name=$(echo "$site" | sed 's/127.0.0.1/localhost/')
"$programs/crawl" --timeout 2 --depth 1 --all 1 "$name" >"$out/name" 2>&1
said 'localhost:[0-9]*/chunks: 200' "$out/name"

# -- Ctrl-C -----------------------------------------------------------------------
asked=$(grep -c '^/slow' "$out/serve")
"$programs/crawl" --timeout 100 "$site" >"$out/interrupted" 2>&1 &
crawler=$!
running="$running $crawler"
n=0
until [ "$(grep -c '^/slow' "$out/serve")" -gt "$asked" ] || [ $n = 300 ]; do
  n=$((n + 1))
  sleep 0.1
done
kill -INT $crawler
wait $crawler
[ $? = 130 ] || fault 'Ctrl-C does not end a crawl with status 130'
said '^interrupted: ' "$out/interrupted"
said 'not fetched' "$out/interrupted"
kill -INT $server
wait $server || fault 'Ctrl-C does not end the server'

# -- what is wrong ----------------------------------------------------------------
"$programs/crawl" >/dev/null 2>"$out/usage"
[ $? = 2 ] && grep -q usage "$out/usage" || fault 'no address, and no usage'
"$programs/crawl" --depth x "$site" 2>"$out/usage"
[ $? = 2 ] && grep -q 'no option' "$out/usage" || fault '--depth x is accepted'
"$programs/crawl" ftp://here/ 2>"$out/usage"
[ $? = 2 ] && grep -q 'no address' "$out/usage" || fault 'ftp: is accepted'
"$programs/crawl" "$site" >"$out/nobody" 2>&1
said 'ConnectionRefusedError' "$out/nobody"

# -- another server, another crawler ----------------------------------------------
if ! command -v python3 >/dev/null; then
  echo 'commands: a crawl, Ctrl-C and what is wrong; there is no python3'
  exit 0
fi
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$folder" \
  >"$out/python" 2>&1 &
running="$running $!"
await 'Serving HTTP' "$out/python"
site=http://127.0.0.1:$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$out/python")/
"$programs/crawl" --depth 20 --all 1 "$site" >"$out/docs" 2>&1 ||
  fault 'the crawl of a folder has failed'
sed -n 's/^\(http[^ ]*\): .*/\1/p' "$out/docs" | sort -u >"$out/ours"
said 'how-it-is-built.md' "$out/ours"
if ! command -v wget >/dev/null; then
  echo "commands: a crawl, Ctrl-C, $(($(wc -l <"$out/ours"))) pages of" \
    "python3's server; there is no wget"
  exit 0
fi
# In its own folder: it writes there, and leaves nothing.
(cd "$out" && wget --spider -r -l 20 --no-proxy -e robots=off "$site" -o wget)
sed -n 's/^--.*-- *\(http.*\)/\1/p' "$out/wget" | sort -u >"$out/theirs"
diff "$out/theirs" "$out/ours" || fault 'wget (<) has found other pages'
echo "commands: a crawl, Ctrl-C, and the $(($(wc -l <"$out/ours"))) pages of" \
  "python3's server that wget finds, too"
