#!/bin/sh
# doctor.sh                   names what is missing, and what installs it
# doctor.sh install           installs what is required, after saying so
# doctor.sh need WHO TOOL...  fails with one line, if WHO cannot do without one
#                             that is not there
# doctor.sh how TOOL...       the command that installs them
#
# Required: a C compiler, make, pkg-config, Check and Graphviz. The rest is
# optional; what needs it says so.
set -u
here=$(dirname "$0")

have() { command -v "$1" >/dev/null 2>&1; }

compiles() { # without the C library's headers a compiler does not
  [ "$(sh "$here/machine.sh" compiler "${CC:-cc}")" = yes ]
}

missing_tools() {
  compiles || echo cc
  have pkg-config || echo pkg-config
  have pkg-config && pkg-config --exists check || echo check
  have neato || echo graphviz
  have addr2line || have atos || echo addr2line
}

# The same thing has another name with each package manager.
package_names() { # package_names MANAGER TOOL...
  manager=$1
  shift
  for tool; do
    case $manager:$tool in
    apt-get:cc) echo gcc libc6-dev ;;
    apk:cc) echo gcc musl-dev ;;
    dnf:check) echo check-devel ;;
    apk:check) echo check-dev ;;
    pacman:pkg-config) echo pkgconf ;;
    *:cc) echo gcc ;;
    *:addr2line) echo binutils ;;
    *:*/python3) echo python3 ;;
    *:neato) echo graphviz ;;
    *:qemu-*) echo qemu-user ;;
    *:aarch64-*-gcc) echo gcc-aarch64-linux-gnu libc6-dev-arm64-cross ;;
    *:riscv64-*-gcc) echo gcc-riscv64-linux-gnu libc6-dev-riscv64-cross ;;
    *:s390x-*-gcc) echo gcc-s390x-linux-gnu libc6-dev-s390x-cross ;;
    *:arm-*-gcc) echo gcc-arm-linux-gnueabihf libc6-dev-armhf-cross ;;
    *:i686-*-gcc) echo gcc-i686-linux-gnu libc6-dev-i386-cross ;;
    *:musl-gcc) echo musl-tools ;;
    *) echo "$tool" ;;
    esac
  done | tr '\n' ' ' | sed 's/ $//'
}

install_command() { # install_command TOOL...
  sudo=
  [ "$(id -u)" = 0 ] || sudo='sudo '
  if have apt-get; then
    echo "${sudo}apt-get install $(package_names apt-get "$@")"
  elif have dnf; then
    echo "${sudo}dnf install -y $(package_names dnf "$@")"
  elif have pacman; then
    echo "${sudo}pacman -S --needed $(package_names pacman "$@")"
  elif have apk; then
    echo "${sudo}apk add $(package_names apk "$@")"
  elif have brew; then
    echo "brew install $(package_names brew "$@")"
  else
    echo "your package manager: install $(package_names other "$@")"
  fi
}

case ${1:-} in
how)
  shift
  install_command "$@"
  exit
  ;;
need)
  who=$2 missing=
  shift 2
  for tool; do
    case $tool in
    cc) compiles ;;
    *) have "$tool" ;;
    esac || missing="$missing $tool"
  done
  [ -n "$missing" ] || exit 0
  # shellcheck disable=SC2086 # they are words
  echo "$who needs$missing, which is not there: $(install_command $missing)" >&2
  exit 1
  ;;
esac

missing=$(missing_tools | tr '\n' ' ')
missing=${missing% }
# shellcheck disable=SC2086 # they are words
command=$(install_command $missing)

if [ "${1:-}" = install ]; then
  [ -z "$missing" ] && exit 0
  case $command in
  *apt-get*)
    apt=${command%% install*}
    command="$apt update && $apt install -y --no-install-recommends${command#*install}"
    ;;
  esac
  echo "This kit needs: $missing" >&2
  if [ "$(id -u)" = 0 ] || have sudo || have brew; then
    echo "Installing with: $command" >&2
    sh -c "$command" >&2 && exit 0
  fi
  echo "Who may install it does so with: $command" >&2
  # Without Check the kit's own runner runs the tests, without Graphviz there
  # are no pictures. Without a compiler there is nothing.
  compiles
  exit
fi

optional() {
  if have "$1"; then echo "  $1: found"; else echo "  $1: not found; $2"; fi
}

if [ -n "$missing" ]; then
  echo "missing: $missing"
  echo "install: $command"
else
  echo "Everything that is required is there."
fi
sanitizers=$(sh "$here/machine.sh" sanitizers "${CC:-cc}" \
  -fsanitize=address,undefined 2>/dev/null)
echo "Sanitizers: $sanitizers"
# shellcheck disable=SC2086 # CC may be words
if echo '#include "context.h"
#ifdef CONTEXT_UCONTEXT
slower
#endif' | ${CC:-cc} -I"$here/.." -E -x c - 2>/dev/null | grep -q slower; then
  echo "ucontext: slower (lib/context has no switch for this processor)"
fi
echo "Optional:"
optional python3 "make oracle compares with Python itself"
optional chromedriver "make check-page, with chromium (chromium-driver)"
optional valgrind "make valgrind"
optional gdb "for looking into a run"
optional qemu-aarch64 "make check-aarch64, with aarch64-linux-gnu-gcc"
optional qemu-riscv64 "make check-riscv64, with riscv64-linux-gnu-gcc"
optional clang-format "make format"
optional clang-tidy "make lint"
optional cppcheck "make lint"
optional shellcheck "make shellcheck"
optional_library() {
  # shellcheck disable=SC2086 # CC may be words
  if echo 'int main(void) { return 0; }' |
    ${CC:-cc} -x c - "-l$1" -o /dev/null 2>/dev/null; then
    echo "  $2: found"; else echo "  $2: not found; a peer in make bench"; fi
}
optional_library boost_context libboost-context-dev
optional_library ev libev-dev
optional_library uv libuv1-dev
optional_library pcl libpcl1-dev
optional_library pth libpth-dev
if python3 -c 'import uvloop' 2>/dev/null ||
  /usr/bin/python3 -c 'import uvloop' 2>/dev/null; then
  echo "  python3-uvloop: found"
else
  echo "  python3-uvloop: not found; a peer in make bench"
fi
[ -z "$missing" ]
