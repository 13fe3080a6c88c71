#!/bin/sh
# check.sh PROGRAMS OUT FOLDER: do `serve` and `crawl`, over TCP, find what they
# should, and end by Ctrl-C? Then crawls what python3 and nginx serve of FOLDER,
# and compares with what wget finds, where they are installed. Leaves what they
# have said in OUT.
set -u
programs=$1 out=$2 folder=$(cd "$3" && pwd)
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

# -- other servers, another crawler -----------------------------------------------
found= # by whom, and how many pages
visit() { # visit NAME ADDRESS: crawls it, and compares with what wget finds
  "$programs/crawl" --depth 20 --all 1 "$2" >"$out/$1.crawl" 2>&1 ||
    fault "the crawl of a folder that $1 serves has failed"
  sed -n 's/^\(http[^ ]*\): .*/\1/p' "$out/$1.crawl" | sort -u >"$out/$1.ours"
  said 'how-it-is-built.md' "$out/$1.ours"
  found="$found, $(($(wc -l <"$out/$1.ours"))) pages of $1"
  command -v wget >/dev/null || return 0
  # In its own folder: it writes there, and leaves nothing.
  (cd "$out" && wget --spider -r -l 20 --no-proxy -e robots=off "$2" \
    -o "$1.wget")
  sed -n 's/^--.*-- *\(http.*\)/\1/p' "$out/$1.wget" | sort -u >"$out/$1.theirs"
  diff "$out/$1.theirs" "$out/$1.ours" || fault 'wget (<) has found other pages'
  found="$found that wget finds, too"
}

serve_by_nginx() { # serve_by_nginx PORT: in the foreground, in our folder
  echo "$([ "$(id -u)" != 0 ] || echo 'user root;') daemon off;
    pid $out/nginx.pid; events {} http { access_log off; autoindex on;
    root $folder; types { text/html html; } default_type text/plain;
    client_body_temp_path $out; proxy_temp_path $out; fastcgi_temp_path $out;
    uwsgi_temp_path $out; scgi_temp_path $out; server {
    listen 127.0.0.1:$1; } }" >"$out/nginx.conf"
  nginx -e "$out/nginx.log" -c "$out/nginx.conf" >"$out/nginx" 2>&1 &
  running="$running $!"
}

if ! command -v python3 >/dev/null; then
  echo 'commands: a crawl, Ctrl-C and what is wrong; there is no python3'
  exit 0
fi
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$folder" \
  >"$out/python" 2>&1 &
running="$running $!"
await 'Serving HTTP' "$out/python"
visit python3 \
  "http://127.0.0.1:$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$out/python")/"
PATH=$PATH:/usr/sbin # where it lies for who is not root
if command -v nginx >/dev/null; then
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])') # free a moment ago
  serve_by_nginx "$port"
  await . "$out/nginx.pid"
  visit nginx "http://127.0.0.1:$port/"
fi
echo "commands: a crawl, Ctrl-C$found"
