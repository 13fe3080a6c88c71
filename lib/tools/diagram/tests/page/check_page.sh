#!/bin/sh
# check_page.sh - the page that steps through runs, in a browser, if one is here.
#
# BUILD and DIAGRAM come from diagram.mk. Chromium is driven by chromedriver, and
# Firefox, where there is one, by itself: Debian has no geckodriver.
here=$(cd "$(dirname "$0")" && pwd)
for needed in chromium chromedriver python3; do
  command -v $needed >/dev/null || {
    echo "check-page: skipped, for there is no $needed here"
    echo "  Debian: apt-get install chromium chromium-driver python3"
    exit 0
  }
done
[ -f "$BUILD/05-tasks/play.html" ] || {
  echo "check-page: nothing has been drawn yet: make check, or make diagrams"
  exit 1
}
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/check_page.py" \
  "$DIAGRAM" "$BUILD" "$@"
