#!/bin/sh
# check_peers.sh PROGRAM FOLDER: do others understand the kit's servers and
# clients? curl, nc, Python's asyncio, http.server, ab and wrk talk to the
# program (peers.c); what is not installed is skipped, and named. FOLDER is for
# what it needs. In the environment:
#
#   PYTHON       which Python
#   SECONDS_EACH how long ab and wrk press on, with 200 connections; 2
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1 work=$2
PYTHON=${PYTHON:-python3} SECONDS_EACH=${SECONDS_EACH:-2}
bad=0 done=0 server=
mkdir -p "$work"
rm -rf "${work:?}"/*
trap '[ -z "$server" ] || kill "$server"' EXIT INT TERM

wrong() {
  echo "FAILED $name: $*"
  bad=1
}

there() { # there COMMAND: or says that it is skipped
  command -v "$1" >/dev/null 2>&1 && return
  echo "skipped $name: $1 is not installed"
  return 1
}

begin() { # begin COMMAND...: a server whose input ends with end; sets port
  rm -f "$work/input" "$work/port"
  mkfifo "$work/input"
  "$@" <"$work/input" >"$work/port" 2>"$work/errors" &
  server=$!
  exec 3>"$work/input"
  port='' tries=0
  while [ -z "$port" ] && [ "$tries" -lt 100 ]; do
    port=$(sed -n 1p "$work/port") tries=$((tries + 1))
    [ -n "$port" ] || sleep 0.1
  done
  [ -n "$port" ] || wrong "$1 does not serve: $(cat "$work/errors")"
}

end() { # what it says in the end, and whether it ends well
  exec 3>&-
  wait "$server" || wrong "the server ends with $?: $(cat "$work/errors")"
  server=
  [ ! -s "$work/errors" ] || wrong "it says: $(head -n 3 "$work/errors")"
  done=$((done + 1))
  echo "passed $name$(sed -n '2s/^/: /p' "$work/port")"
}

is() { # is EXPECTED FILE
  [ "$(cat "$2")" = "$1" ] || wrong "it gets $(head -c 300 "$2")"
}

name='curl, two pages by one connection'
if there curl; then
  begin "$program" web
  at=http://127.0.0.1:$port/hello
  curl -s -m 10 --noproxy '*' "$at" "$at" >"$work/got" || wrong "curl: $?"
  is 'hello
hello' "$work/got"
  end
fi

name='nc, lines and an end'
if there nc; then
  begin "$program" echo
  # Some have to be told to end when their input does.
  { printf 'one\ntwo\n' | nc -N 127.0.0.1 "$port" ||
    printf 'one\ntwo\n' | nc -q 1 127.0.0.1 "$port" ||
    printf 'one\ntwo\n' | nc 127.0.0.1 "$port"; } >"$work/got" 2>/dev/null
  is 'one
two' "$work/got"
  end
fi

name="asyncio's client, 20 at once, long lines among them"
if there "$PYTHON"; then
  begin "$program" echo
  "$PYTHON" "$here/peer.py" talk "$port" 20 >"$work/got" 2>&1 ||
    wrong "$(tail -n 3 "$work/got")"
  end
fi

name="asyncio's server, 10,000 lines of the kit's client"
if there "$PYTHON"; then
  begin "$PYTHON" "$here/peer.py" serve
  "$program" talk "$port" 10000 >"$work/got" 2>&1 || wrong "$(cat "$work/got")"
  end
fi

name="http.server, a file of a megabyte for the kit's client"
if there "$PYTHON"; then
  mkdir -p "$work/www"
  awk 'BEGIN { for (i = 0; i < 100000; i++) printf "line %6d\n", i }' \
    >"$work/www/hello.txt"
  begin "$PYTHON" -u -c 'if True:
    import functools, http.server, sys, threading
    handler = functools.partial(http.server.SimpleHTTPRequestHandler,
                                directory=sys.argv[1])
    handler.func.log_message = lambda *rest: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port)
    sys.stdin.read()' "$work/www"
  "$program" get "$port" >"$work/got" 2>&1 || wrong "$(cat "$work/got")"
  cmp -s "$work/www/hello.txt" "$work/got" || wrong 'it gets something else'
  end
fi

# 200 connections, as fast as they can.
name="ab, 200 connections for $SECONDS_EACH seconds"
if there ab; then
  begin "$program" web
  ab -q -r -c 200 -t "$SECONDS_EACH" -n 1000000 "http://127.0.0.1:$port/" \
    >"$work/got" 2>&1 || wrong "$(tail -n 3 "$work/got")"
  grep -q '^Failed requests: *0$' "$work/got" ||
    wrong "$(grep -i 'failed\|error' "$work/got")"
  grep '^Complete requests' "$work/got"
  end
fi

name="wrk, 200 connections for $SECONDS_EACH seconds"
if there wrk; then
  begin "$program" web
  wrk -t 1 -c 200 -d "${SECONDS_EACH}s" "http://127.0.0.1:$port/" \
    >"$work/got" 2>&1 || wrong "$(tail -n 3 "$work/got")"
  ! grep -i 'socket errors\|non-2xx' "$work/got" || wrong 'wrk sees errors'
  grep 'requests in' "$work/got"
  end
fi

echo "$done peers understand the kit, and the kit them"
exit "$bad"
