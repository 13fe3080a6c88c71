# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# bytes.sh: what is no text, in what a learner would read; sourced by
# check_grade.sh, which reads the results after each of these.

# "annyeong" in CP949, then a mistake that the compiler shows in its line.
{ printf '#error \276\310\263\347 CP949\n' && cat "$solution"; } |
  hostile cp949 'does not compile: .*error.*CP949'
{ printf '// \276\310\263\347\n' && with_body '  abort();'; } |
  hostile cp949-comment 'it_counts_from_two: '
{ printf '#error \360\237\230\200 \355\240\200 \300\200 \357\277\277 \377\376\n' &&
  cat "$solution"; } | hostile surrogates 'does not compile: .*error'
{ printf '#error ]]> &amp; "quoted" \\u0041 \\ <!-- \001\033[31m\177\n' &&
  cat "$solution"; } | hostile marks-and-controls 'does not compile: .*error'
{ printf '#error a\000b\n' && cat "$solution"; } | hostile nul-byte .
{ printf '#error ' && head -c 20000 /dev/zero | tr '\000' '\355' && say &&
  cat "$solution"; } | hostile long-line 'does not compile: .*error'
{ printf '#error ' && head -c 4001 /dev/zero | tr '\000' 'x' && printf '\352' &&
  printf '\260\200\n' && cat "$solution"; } | hostile cut-character .
# What a test says is the submission's word, too.
from_two says-bytes . <<'C'
  generator_yield(self, value_str("\276\310 \033[1m \"]]>\\ \001"));
C
from_two dies-with-bytes . <<'C'
  fprintf(stderr, "sieve.c:1: \276\310 \033 </failure> \"\\\n");
  abort();
C
