#!/bin/sh
# set_up.sh: what a fresh container needs, root's or a user's with sudo.
set -eu
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive
as_root=
[ "$(id -u)" = 0 ] || as_root='sudo -E'
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends make gcc libc6-dev \
  pkg-config check graphviz binutils git gdb valgrind python3 >/dev/null
make tour
make compile_commands
