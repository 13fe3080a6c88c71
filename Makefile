# yield from scratch: asyncio, rebuilt in C, one lesson at a time.
#
# GNU make 3.81 or newer. Everything generated goes under build/.

include lib/tools/words.mk
# The folder that the learner stands in: the paths that he reads start there.
export STANDS ?= $(PWD)
LESSONS := $(notdir $(wildcard lessons/[0-9]*))
BUILD := $(CURDIR)/build
export BUILD
IN := --no-print-directory -C # $(MAKE) $(IN) FOLDER TARGET
NEED = sh lib/tools/doctor.sh need
Q := $(if $(V),,@)

.PHONY: help tour check draw diagrams play oracle conformance pictures valgrind helgrind bench clean \
  doctor setup format compile_commands shellcheck check-more check-setup
.DEFAULT_GOAL := help

help:
	@echo 'make tour          build the final program, run it, draw its run'
	@echo 'make check         all tests of all lessons, with their diagrams'
	@echo 'make check-03      one lesson (or: cd lessons/03-yield-from; make check)'
	@echo 'make demo-04       its programs, in real time (of 05 the final one; DEMO=name)'
	@echo 'make try-03        its tests, programs and pictures, when you change it'
	@echo 'make draw          run and draw any program: PROGRAM=exercises/mine/first'
	@echo 'make diagrams      draw again: LESSON=05, FORMAT=svg, png, pdf or json'
	@echo 'make play          step through a run: RUN=final, OPEN=1 opens the page'
	@echo 'make oracle        do the Python twins print the same with your python3?'
	@echo 'make conformance   the recorded CPython scenarios, as C programs'
	@echo 'make cpython-suite CPython'\''s own tests of asyncio, on the kit: LESSON=07 MINE=05'
	@echo 'make rows-bite     has each row of the matrix a test that can fail?'
	@echo 'make fuzz-oracle   random programs, here and in CPython: SEED=1 N=10000'
	@echo 'make fuzz-api      random programs of API calls: SEED=1 N=20000'
	@echo 'make check-peers   curl, nc, Python, ab and wrk talk to the kit: SECONDS_EACH=10'
	@echo 'make check-load    a server under attack; FULL=1 takes minutes'
	@echo 'make valgrind      all tests under valgrind'
	@echo 'make helgrind      the tests of threads, under the part of it that sees races'
	@echo 'make check-aarch64 and check-riscv64: all tests in an emulator'
	@echo 'make check-more    the same for s390x, armhf, i386 and musl'
	@echo 'make next          the first step of all that is open'
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
	$(Q)$(MAKE) $(IN) lessons/05-tasks tour

# IMPL=exercises: on the learner's own floors, as far as they are done.
# IMPL=shortcut: on the second implementation of lessons 1 to 3.
ifeq ($(IMPL),exercises)
MAKEOVERRIDES := $(filter-out IMPL=%,$(MAKEOVERRIDES)) # a lesson has no such one
unexport IMPL
check: tower
else
check: setup
	$(Q)sh lib/tools/lock.sh $(BUILD) $(MAKE) --no-print-directory -k \
	  $(if $(findstring jobserver,$(MAKEFLAGS)),$(filter -O,$(.FEATURES:output-sync=-O))) each
endif

# With make -j several lessons at a time: what they share is made first.
.PHONY: each each-lib each-first $(LESSONS:%=each-%)
each: each-lib $(LESSONS:%=each-%)
each-first:
	$(Q)$(if $(findstring jobserver,$(MAKEFLAGS)),$(MAKE) $(IN) \
	  lessons/$(lastword $(LESSONS)) shared || true; $(MAKE) -s $(DIAGRAM))
each-lib: each-first
	$(Q)$(MAKE) $(IN) lib/tests check-lib
$(LESSONS:%=each-%): each-%: each-first
	$(Q)$(MAKE) $(IN) lessons/$* check

# The lesson of this number, and the sentence for one that there is not.
NUMBERED = $(firstword $(filter $(1)-% 0$(1)-%,$(LESSONS)))
IS_LESSON = [ '$(call NUMBERED,$(1))' ] || { \
  echo 'There is no lesson $(1). There are: $(LESSONS)'; exit 2; }
check-%: setup
	$(Q)$(call IS_LESSON,$*)
	$(Q)$(MAKE) $(IN) lessons/$(call NUMBERED,$*) check

try-%: setup
	$(Q)$(call IS_LESSON,$*)
	$(Q)$(MAKE) $(IN) lessons/$(call NUMBERED,$*) try

# A program anywhere, on all floors: PROGRAM=exercises/mine/first
draw:
	$(Q)file='$(PROGRAM:%.c=%)'; [ -f "$$file.c" ] || { \
	  echo "PROGRAM=$(PROGRAM) is no C file. It is named from here, as in" \
	    'make draw PROGRAM=lessons/01-generator/evens'; exit 2; }; \
	folder=`dirname "$$file"`; if [ -f "$$folder/Makefile" ]; then \
	  $(MAKE) $(IN) "$$folder" draw PROGRAM="$${file##*/}"; \
	else $(MAKE) $(IN) lessons/$(lastword $(LESSONS)) draw OUT=$(BUILD)/own \
	  PROGRAM=$(if $(filter /%,$(PROGRAM)),,../../)"$$file"; fi

demo-%:
	$(Q)$(call IS_LESSON,$*)
	$(Q)$(MAKE) $(IN) lessons/$(call NUMBERED,$*) demo

# LESSON=05 draws one lesson only; its Makefile wants the whole name.
CHOSEN = $(if $(LESSON),$(filter $(LESSON)-% 0$(LESSON)-% $(LESSON),$(LESSONS)),\
  $(LESSONS))
diagrams:
	$(Q)[ '$(CHOSEN)' ] || { \
	  echo 'There is no lesson $(LESSON). There are: $(LESSONS)'; exit 2; }
	$(Q)$(MAKE) --no-print-directory -j $(or $(JOBS),2) \
	  $(CHOSEN:%=diagrams-of-%)
diagrams-of-%:
	$(Q)$(MAKE) $(IN) lessons/$* diagrams LESSON=$*

# A demo or a test, of the lesson that has it.
play:
	$(Q)run='$(or $(RUN),final)'; for lesson in $(CHOSEN); do \
	  if [ -f lessons/$$lesson/$$run.expected ] || \
	    grep -qs "^TEST($$run," lessons/$$lesson/test_*.c; then \
	    exec $(MAKE) $(IN) lessons/$$lesson play RUN=$$run; fi; done; \
	echo "There is no run called $$run: make check names the tests, and"; \
	echo "lessons/*/*.c are the demos."; exit 1

oracle pictures:
	$(Q)$(NEED) 'make $@' $(if $(filter oracle,$@),$(PYTHON),neato)
	$(Q)for lesson in $(LESSONS); do \
	  $(MAKE) $(IN) lessons/$$lesson $@ || exit 1; done

# CPython as the judge: the rows of the fidelity matrix, its scenarios with
# their schedules, and random programs (where there is a Python to ask).
conformance:
	$(Q)for lesson in $(LESSONS); do \
	  $(MAKE) $(IN) lessons/$$lesson $(BUILD)/objects/checked/$$lesson/tests \
	    BUILD=$(BUILD) conformance || exit 1; done
	$(Q)sh lib/tools/oracle/rows.sh $(LESSONS:%=$(BUILD)/objects/checked/%/tests)
	$(Q)if command -v $(PYTHON) >/dev/null; then \
	  $(MAKE) $(IN) . fuzz-oracle; fi

# -- other machines and tools -------------------------------------------------
# The same tests without the sanitizers, behind another program. Each has its
# own folder under build/.
OTHER = BUILD=$(CURDIR)/build/$@ MODE=plain
VALGRIND := valgrind --quiet --error-exitcode=9 --leak-check=full \
  --errors-for-leak-kinds=definite,indirect,possible

valgrind:
	$(Q)$(NEED) 'make $@' valgrind
	$(Q)CK_TIMEOUT_MULTIPLIER=20 $(MAKE) $(IN) lib/tests check-lib $(OTHER) \
	  RUNNER='$(VALGRIND)'
	$(Q)for lesson in $(LESSONS); do \
	  CK_TIMEOUT_MULTIPLIER=20 $(MAKE) $(IN) lessons/$$lesson check-tests \
	    check-demos conformance $(OTHER) RUNNER='$(VALGRIND)' || exit 1; done
	$(Q)$(MAKE) $(IN) . fuzz-api N=50 $(OTHER) RUNNER='$(VALGRIND)'

helgrind:
	$(Q)$(NEED) 'make $@' valgrind
	$(Q)CK_TIMEOUT_MULTIPLIER=20 $(MAKE) $(IN) lessons/10-threads check-tests \
	  $(OTHER) RUNNER='valgrind --tool=helgrind --quiet --error-exitcode=9'

# An emulated machine has no Check: the stub takes its place. musl is another C
# library on this one, and an x86-64 runs what is made for i386 itself: in
# qemu-i386 7.2 no fork() comes back.
EMULATED := aarch64 riscv64 s390x armhf i386 musl
.PHONY: $(EMULATED:%=check-%) $(EMULATED:%=can-check-%)
MACHINE = $(patsubst can-check-%,%,$(@:check-%=%))
TRIPLE_armhf := arm-linux-gnueabihf
TRIPLE_i386 := i686-linux-gnu
TRIPLE_musl := musl
TRIPLE = $(or $(TRIPLE_$(MACHINE)),$(MACHINE)-linux-gnu)
QEMU_armhf := qemu-arm
ITSELF = musl $(if $(filter x86_64,$(shell uname -m)),i386)
QEMU = $(if $(filter-out $(ITSELF),$(MACHINE)),$(or $(QEMU_$(MACHINE)),qemu-$(MACHINE)))
LINK_i386 = -Wl,--dynamic-linker=/usr/$(TRIPLE)/lib/ld-linux.so.2,-rpath,/usr/$(TRIPLE)/lib
FLAGS_i386 := -msse2 -mfpmath=sse
THERE = $(OTHER) CC=$(TRIPLE)-gcc CFLAGS='$(CFLAGS) $(FLAGS_$(MACHINE))' STUB=yes \
  CHECK_CFLAGS='-I../../lib/tools/check-stub -DEMULATED' \
  LDFLAGS='$(LINK_$(MACHINE))' RUNNER='$(QEMU:%=% -L /usr/$(TRIPLE))'
$(EMULATED:%=can-check-%):
	$(Q)$(NEED) 'make $(@:can-%=%)' $(QEMU) $(TRIPLE)-gcc
$(EMULATED:%=check-%): check-%: can-check-%
	$(Q)CK_TIMEOUT_MULTIPLIER=10 $(MAKE) $(IN) lib/tests check-lib $(THERE)
	$(Q)for lesson in $(LESSONS); do CK_TIMEOUT_MULTIPLIER=10 \
	  $(MAKE) $(IN) lessons/$$lesson check-tests check-demos conformance \
	    $(THERE) || exit 1; done

# Programs that cannot record: they are smaller and faster, and do the same.
.PHONY: check-untraced
check-untraced:
	$(Q)for lesson in $(LESSONS); do \
	  $(MAKE) $(IN) lessons/$$lesson untraced BUILD=$(BUILD)/untraced \
	    CFLAGS='$(CFLAGS) -DNO_TRACE' || exit 1; done

# Once a week: processors without a switch of their own, big-endian, 32 bits.
check-more:
	$(Q)status=0; for machine in s390x armhf i386 musl; do \
	  if ! why=`$(MAKE) -s can-check-$$machine 2>&1`; then \
	    echo "skipped: $$why" | head -n 1; else echo "-- $$machine"; \
	    $(MAKE) -s $(IN) . check-$$machine || status=1; fi; done; exit $$status

clean:
	rm -rf build

CFLAGS ?= -g -O1
include lib/tools/lib.mk
include lib/tools/diagram/diagram.mk
diagrams: $(DIAGRAM) # or two lessons would build it at once
include lib/tools/bench/bench.mk
include lib/tools/oracle/fuzz/fuzz.mk
include lib/tools/oracle/bite/bite.mk
include lib/tools/api-fuzz/api-fuzz.mk
include lib/tools/exercises/exercises.mk
include lib/tools/lint.mk
include lib/tools/cpython/cpython.mk
include lib/tools/mutate/mutate.mk
include lib/tools/peers/peers.mk

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
	$(Q)$(NEED) 'make $@' clang-format
	clang-format -i $(SOURCES)

# Machines that lack something, odd folders, other editors.
check-setup:
	$(Q)sh lib/tools/tests/$(subst -,_,$@).sh

# A part of a script is checked alone, and as part of it.
SHELLS = $(shell git ls-files '*.sh' .ci/run)
shellcheck:
	$(Q)$(NEED) 'make $@' shellcheck
	$(Q)shellcheck $(SHELLS)
	@echo "shellcheck has nothing to say of $(words $(SHELLS)) scripts"
