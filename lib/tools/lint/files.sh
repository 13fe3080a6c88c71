#!/bin/sh
# files.sh PATTERN...: the kit's files that match one of these, as grep's -E
# does: those that git has, or would have if they were added now.
export LC_ALL=C
patterns=$(printf '%s\n' "$@")
{
  git ls-files -co --exclude-standard 2>/dev/null ||
    find . -name .git -prune -o -path ./build -prune -o -type f -print |
    sed 's|^\./||'
} | sort -u | grep -E -e "$patterns" | while IFS= read -r file; do
  [ ! -f "$file" ] || echo "$file"
done
