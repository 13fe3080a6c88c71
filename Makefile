# yield from scratch: asyncio, rebuilt in C, one lesson at a time.
#
# GNU make 3.81 or newer. Everything generated goes under build/.

include lib/tools/words.mk
LESSONS := $(notdir $(wildcard lessons/[0-9]*))
BUILD := $(CURDIR)/build
export BUILD
SUB := $(MAKE) --no-print-directory -C
Q := $(if $(V),,@)

.PHONY: help tour check diagrams play oracle conformance pictures valgrind bench clean \
  doctor setup format compile_commands shellcheck check-aarch64 check-riscv64
.DEFAULT_GOAL := help

help:
	@echo 'make tour          build the final program, run it, draw its run'
	@echo 'make check         all tests of all lessons, with their diagrams'
	@echo 'make check-03      one lesson (or: cd lessons/03-yield-from; make check)'
	@echo 'make demo-05       its programs, in real time (DEMO=name: only that one)'
	@echo 'make diagrams      draw again: LESSON=05, FORMAT=svg, png, pdf or json'
	@echo 'make play          step through a run: RUN=final, OPEN=1 opens the page'
	@echo 'make oracle        do the Python twins print the same with your python3?'
	@echo 'make conformance   the recorded CPython scenarios, as C programs'
	@echo 'make cpython-suite CPython'\''s own tests of asyncio, on the kit'\''s loop'
	@echo 'make fuzz-oracle   random programs, here and in CPython: SEED=1 N=10000'
	@echo 'make fuzz-api      random programs of API calls: SEED=1 N=20000'
	@echo 'make valgrind      all tests under valgrind'
	@echo 'make check-aarch64 and check-riscv64: all tests in an emulator'
	@echo 'make progress      your exercises: done and open (see exercises/README.md)'
	@echo 'make tower         the final program on the floors that you wrote'
	@echo 'make hint, watch, reset, solution   for one exercise: EX=01-write-sieve'
	@echo 'make grade         points for every exercise (docs/for-teachers.md)'
	@echo 'make bench         how fast the kit is, beside others of its kind'
	@echo 'make doctor        what is missing, and the command that installs it'
	@echo 'make house, lint   does the kit keep its rules, and are there likely bugs?'
	@echo 'make mutate        would the tests see a fault? LESSON=01, or lib'
	@echo 'make pictures      draw the pictures in the texts again'
	@echo 'make clean         remove build/'

# -- set-up -------------------------------------------------------------------
doctor:
	@sh lib/tools/doctor.sh

setup:
	@sh lib/tools/doctor.sh install

# -- running ------------------------------------------------------------------
tour: setup
	$(Q)$(SUB) lessons/05-tasks tour

# IMPL=exercises: on the learner's own floors, as far as they are done.
# IMPL=shortcut: on the second implementation of lessons 1 to 3.
ifeq ($(IMPL),exercises)
check: tower
else
check: setup
	$(Q)status=0; $(SUB) lib/tests check-lib || status=1; for lesson in $(LESSONS); do \
	  $(SUB) lessons/$$lesson check || status=1; done; exit $$status

endif

check-%: setup
	$(Q)$(SUB) lessons/$(filter $*-%,$(LESSONS)) check

demo-%:
	$(Q)$(SUB) lessons/$(filter $*-%,$(LESSONS)) demo

# LESSON=05 draws one lesson only; its Makefile wants the whole name.
CHOSEN = $(if $(LESSON),$(filter $(LESSON)-% 0$(LESSON)-% $(LESSON),$(LESSONS)),\
  $(LESSONS))
diagrams:
	$(Q)[ '$(CHOSEN)' ] || { echo 'There is no lesson $(LESSON)'; exit 1; }
	$(Q)for lesson in $(CHOSEN); do \
	  $(SUB) lessons/$$lesson diagrams LESSON=$$lesson || exit 1; done

# A demo or a test, of the lesson that has it.
play:
	$(Q)run='$(or $(RUN),final)'; for lesson in $(CHOSEN); do \
	  if [ -f lessons/$$lesson/$$run.expected ] || \
	    grep -qs "^TEST($$run," lessons/$$lesson/test_*.c; then \
	    exec $(SUB) lessons/$$lesson play RUN=$$run; fi; done; \
	echo "There is no run called $$run: make check names the tests, and"; \
	echo "lessons/*/*.c are the demos."; exit 1

oracle pictures:
	$(Q)for lesson in $(LESSONS); do \
	  $(SUB) lessons/$$lesson $@ || exit 1; done

# CPython as the judge: the rows of the fidelity matrix, its scenarios with
# their schedules, and random programs (where there is a Python to ask).
conformance:
	$(Q)for lesson in $(LESSONS); do \
	  $(SUB) lessons/$$lesson $(BUILD)/objects/checked/$$lesson/tests \
	    BUILD=$(BUILD) conformance || exit 1; done
	$(Q)sh lib/tools/oracle/rows.sh $(LESSONS:%=$(BUILD)/objects/checked/%/tests)
	$(Q)if command -v $(PYTHON) >/dev/null; then \
	  $(SUB) . fuzz-oracle; fi

# -- other machines and tools -------------------------------------------------
# The same tests without the sanitizers, behind another program. Each has its
# own folder under build/.
OTHER = BUILD=$(CURDIR)/build/$@ MODE=plain
VALGRIND := valgrind --quiet --error-exitcode=9 --leak-check=full \
  --errors-for-leak-kinds=definite,indirect,possible

valgrind:
	$(Q)CK_TIMEOUT_MULTIPLIER=20 $(SUB) lib/tests check-lib $(OTHER) \
	  RUNNER='$(VALGRIND)'
	$(Q)for lesson in $(LESSONS); do \
	  CK_TIMEOUT_MULTIPLIER=20 $(SUB) lessons/$$lesson check-tests \
	    check-demos conformance $(OTHER) RUNNER='$(VALGRIND)' || exit 1; done
	$(Q)$(SUB) . fuzz-api N=50 $(OTHER) RUNNER='$(VALGRIND)'

# An emulated machine has no Check: the stub takes its place.
check-aarch64: MACHINE := aarch64
check-riscv64: MACHINE := riscv64
STUB := ../../lib/tools/check-stub
EMULATED = $(OTHER) CC=$(MACHINE)-linux-gnu-gcc \
  CHECK_LIBS='-I$(STUB) $(STUB)/check.c' CHECK_CFLAGS='-I$(STUB) -DNO_CHECK' \
  RUNNER='qemu-$(MACHINE) -L /usr/$(MACHINE)-linux-gnu'
check-aarch64 check-riscv64:
	$(Q)$(SUB) lib/tests check-lib $(EMULATED)
	$(Q)for lesson in $(LESSONS); do \
	  $(SUB) lessons/$$lesson check-tests check-demos conformance \
	    $(EMULATED) || exit 1; done

clean:
	rm -rf build

CFLAGS ?= -g -O1
include lib/tools/lib.mk
include lib/tools/diagram/diagram.mk
include lib/tools/bench/bench.mk
include lib/tools/oracle/fuzz/fuzz.mk
include lib/tools/api-fuzz/api-fuzz.mk
include lib/tools/exercises/exercises.mk
include lib/tools/lint.mk
include lib/tools/cpython/cpython.mk
include lib/tools/mutate/mutate.mk

# -- for those who work on the kit --------------------------------------------
SOURCES = $(shell git ls-files '*.c' '*.h')

# For editors: clangd finds it in build/.
compile_commands:
	@mkdir -p build
	@for file in $(filter %.c,$(SOURCES)); do \
	  echo "{\"directory\": \"$(CURDIR)\", \"file\": \"$$file\", \"command\":"; \
	  echo "\"cc -std=gnu11 -Ilib -Ilessons -c $$file\"},"; done \
	  | sed '1s/^/[/; $$s/,$$/]/' >build/compile_commands.json
format:
	clang-format -i $(SOURCES)

# A part of a script is checked alone, and as part of it.
SHELLS = $(shell git ls-files '*.sh' .ci/run)
shellcheck:
	@command -v shellcheck >/dev/null || { \
	  echo 'There is no shellcheck here. Debian: apt-get install shellcheck'; exit 1; }
	$(Q)shellcheck $(SHELLS)
	@echo "shellcheck has nothing to say of $(words $(SHELLS)) scripts"
