#!/bin/sh
# check_texts.sh: does check_text.sh see what a lesson's text must not have?
# A lesson's text gets one fault after the other.
set -u
cd "$(dirname "$0")/../../.." || exit 2
out=${BUILD:-$PWD/build}/checks/texts
lesson=lessons/02-coroutine
rm -rf "$out"
mkdir -p "$out"
cp "$lesson"/* "$out" 2>/dev/null
bad=0

look() { # look SED: what it says when the text was changed so
  sed "$1" "$lesson/README.md" >"$out/README.md"
  (cd "$out" && sh "$OLDPWD/lib/tools/check_text.sh" README.md 2>&1)
}

sees() { # sees WORDS SED
  look "$2" | grep -q -e "$1" || {
    echo "FAILED: check_text.sh does not say \"$1\" after $2"
    bad=1
  }
}

look '' | grep -q 'code blocks are as in the source' || {
  echo "FAILED: $(look '')"
  bad=1
}
sees 'not in coroutine.c any more' 's/return self->letter;/return letter;/'
sees 'a block that names no file' '/^<!-- printer.py/d'
sees 'there is no nobody.c' 's/^<!-- door.c/<!-- nobody.c/'
sees 'the title is not' '1s/:/./'
sees 'a Predict that no Run follows' '/^make demo DEMO=door/d'
sees 'a Predict that no Run follows' 's/^\*\*Run\.\*\*/Run/'
sees 'Make does not say how' 's/make draw PROGRAM=tee/it/'
sees 'no test and no program here: nobody' 's/RUN=averager/RUN=nobody/'
sees 'no test and no program here: nobody' 's/DEMO=door/DEMO=nobody/'
sees 'at most 3,000' '2s/^/a b c d e f g h i j k l m n o p q r s t u v w x y z/
  3,12s/$/ a b c d e f g h i j k l m n o p q r s t u v w x y z/'
[ $bad = 0 ] && echo 'check_text.sh sees what is wrong with a text'
exit $bad
