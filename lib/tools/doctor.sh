#!/bin/sh
# doctor.sh          names what is missing, and the command that installs it
# doctor.sh install  installs what is required, after saying so
#
# Required: a C compiler, make, pkg-config, Check and Graphviz. The rest is
# optional; what needs it says so.

have() { command -v "$1" >/dev/null 2>&1; }

missing_tools() {
  have "${CC:-cc}" || echo cc
  have pkg-config || echo pkg-config
  have pkg-config && pkg-config --exists check || echo check
  have neato || echo graphviz
  have addr2line || have atos || echo addr2line
}

# The same thing has another name with each package manager.
package_names() {
  for tool in $missing; do
    case $1:$tool in
    apt-get:cc) echo gcc libc6-dev ;;
    dnf:check) echo check-devel ;;
    pacman:pkg-config) echo pkgconf ;;
    *:cc) echo gcc ;;
    *:addr2line) echo binutils ;;
    *) echo "$tool" ;;
    esac
  done | tr '\n' ' '
}

install_command() {
  sudo=
  [ "$(id -u)" = 0 ] || sudo='sudo '
  if have apt-get; then
    echo "${sudo}apt-get update && ${sudo}apt-get install -y" \
      "--no-install-recommends $(package_names apt-get)"
  elif have dnf; then
    echo "${sudo}dnf install -y $(package_names dnf)"
  elif have pacman; then
    echo "${sudo}pacman -S --needed $(package_names pacman)"
  elif have brew; then
    echo "brew install $(package_names brew)"
  else
    echo "your package manager: install $missing"
  fi
}

missing=$(missing_tools | tr '\n' ' ')

if [ "$1" = install ]; then
  [ -z "$missing" ] && exit 0
  command=$(install_command)
  echo "This kit needs: $missing" >&2
  echo "Installing with: $command" >&2
  sh -c "$command" >&2 && exit 0
  echo "That did not work. Install these by hand, then try again: $missing" >&2
  # Without Check there are no tests, without Graphviz no pictures, but the
  # programs run.
  have "${CC:-cc}"
  exit
fi

optional() {
  if have "$1"; then echo "  $1: found"; else echo "  $1: not found; $2"; fi
}

if [ -n "$missing" ]; then
  echo "missing: $missing"
  echo "install: $(install_command)"
else
  echo "Everything that is required is there."
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
  if echo 'int main(void) { return 0; }' |
    "${CC:-cc}" -x c - "-l$1" -o /dev/null 2>/dev/null; then
    echo "  $2: found"; else echo "  $2: not found; a peer in make bench"; fi
}
optional_library boost_context libboost-context-dev
optional_library ev libev-dev
optional_library uv libuv1-dev
optional_library pcl libpcl1-dev
optional_library pth libpth-dev
for python in python3 /usr/bin/python3; do
  "$python" -c 'import uvloop' 2>/dev/null && uvloop=1
done
[ -n "$uvloop" ] && echo "  python3-uvloop: found" ||
  echo "  python3-uvloop: not found; a peer in make bench"
[ -z "$missing" ]
