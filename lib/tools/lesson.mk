# lesson.mk: what every lesson's Makefile includes, after LESSON := its name.
#
# A lesson is its floor (each NAME.h with its NAME.c), its demos (a NAME.c
# without a NAME.h, with a twin NAME.py, what Python printed, NAME.expected, and
# where, NAME.lines) and its tests (test_*.c). A NAME.c without a twin is a
# learner's own program: `make draw` runs and draws it. Everything generated goes
# under build/.

ROOT ?= ../..
include $(ROOT)/lib/tools/words.mk
BUILD ?= $(ROOT)/build
override BUILD := $(abspath $(BUILD))
# IMPL=NAME is another implementation behind the floors' headers: each .c in
# lib/tools/NAME takes the place of the floor's file of that name, and one with
# a header of its own is added.
OUT := $(BUILD)/$(LESSON)$(IMPL:%=-%)
LIB := $(ROOT)/lib
TOOLS := $(LIB)/tools
Q := $(if $(V),,@)
# Empty unless make was called with -s.
SILENT := $(findstring s,$(filter-out --%,$(firstword $(MAKEFLAGS))))
export LC_ALL := C
# Where the learner stands: the paths that he reads start there.
export STANDS ?= $(PWD)
# None of make's own rules is ours, and looking through them takes time.
MAKEFLAGS += --no-builtin-rules

# -- how to compile -----------------------------------------------------------
# MODE=checked has the sanitizers, MODE=plain has none (valgrind, emulators),
# MODE=threads has ThreadSanitizer, each with its own objects.
MODE ?= checked
ifeq ($(filter checked plain threads,$(MODE)),)
$(error MODE is checked, plain or threads, not $(MODE))
endif
ifneq ($(IMPL),$(filter shortcut,$(IMPL)))
$(error IMPL is shortcut, or in the top folder exercises, not $(IMPL))
endif
# What make remembers of an object names files from here: a Makefile at another
# depth, with another ROOT, says DEPTH and has objects of its own.
OBJ := $(BUILD)/objects/$(MODE)$(IMPL:%=-%)$(DEPTH:%=-%)
include $(TOOLS)/sanitizers.mk
ifeq ($(MODE),threads)
CHECKED = -DCHECKED=1 -fsanitize=thread
endif
ifeq ($(MODE),checked)
export HAS_SANITIZER
# Not `null`, nor what clang looks at besides for it: they would speak before
# lib/misuse.c can name the learner's line.
NOT_SOUGHT := -fno-sanitize=null,object-size,alignment
CHECKED = -DCHECKED=1 $(if $(SANITIZERS),$(SANITIZERS) $(NOT_SOUGHT))
endif
# Frame pointers and no sibling calls: the trace finds its source lines by
# them. A frame larger than a guard must touch it: -fstack-clash-protection.
CFLAGS ?= -g -O1
# In DWARF 5, which compilers write by themselves, many an addr2line takes the
# lines of a header for those of the program that begins with it.
ifneq ($(filter -g,$(CFLAGS)),)
override CFLAGS += -gdwarf-4
endif
# Calling what no header declares is an error: it cuts pointers to ints.
KIT_CFLAGS = -std=gnu11 -pthread -Wall -Wextra $(WERROR) \
  -Werror=implicit-function-declaration -fno-omit-frame-pointer \
  -fno-optimize-sibling-calls -fstack-clash-protection $(CHECKED)
# A switch of stacks leaves the processor's shadow stack behind. A program uses
# one when all its objects say that they can: ours say that they cannot.
ifneq ($(findstring 86,$(shell $(CC) -dumpmachine 2>/dev/null)),)
override CFLAGS += -fcf-protection=none
endif
INCLUDES := -I$(ROOT)/lib -I$(ROOT)/lessons -I$(TOOLS)
include $(TOOLS)/check.mk

# -- what there is ------------------------------------------------------------
include $(TOOLS)/lib.mk
UPTO := $(shell ls $(ROOT)/lessons | sed '/^$(LESSON)$$/q')
FLOOR_H := $(wildcard $(UPTO:%=$(ROOT)/lessons/%/*.h))
IMPL_C := $(if $(IMPL),$(wildcard $(TOOLS)/$(IMPL)/*.c))
FLOOR_C := $(foreach c,$(wildcard $(FLOOR_H:.h=.c)), \
  $(firstword $(filter %/$(notdir $c),$(IMPL_C)) $c)) \
  $(patsubst %.h,%.c,$(wildcard $(IMPL_C:.c=.h)))
HERE_C := $(notdir $(wildcard $(ROOT)/lessons/$(LESSON)/*.c))
HERE_H := $(notdir $(wildcard $(ROOT)/lessons/$(LESSON)/*.h))
# In the order that the lesson's Makefile gives, as far as it does: so they run,
# and so they stand in the index of the pictures.
TESTS := $(ORDER:%=test_%.c)
TESTS += $(filter-out $(TESTS),$(filter test_%,$(HERE_C)))
RUNNABLE := $(basename $(filter-out test_% $(HERE_H:.h=.c),$(HERE_C)))
DEMOS := $(foreach name,$(RUNNABLE), \
  $(if $(wildcard $(ROOT)/lessons/$(LESSON)/$(name).py),$(name)))
OWN := $(filter-out $(DEMOS),$(RUNNABLE))

# MINE="01 02" puts the learner's floors, exercises/01-build and 02-build, in
# place of the kit's.
MINE_C := $(foreach n,$(MINE),$(filter $(ROOT)/lessons/$(n)-%,$(FLOOR_C)))
THEIR_C := $(foreach c,$(MINE_C),$(ROOT)/exercises/$(firstword $(subst -, , \
  $(c:$(ROOT)/lessons/%=%)))-build/$(notdir $(c)))
KIT := $(LIB_C:%=$(OBJ)/lib/%.o) $(patsubst $(ROOT)/%.c,$(OBJ)/%.o, \
  $(filter-out $(MINE_C),$(FLOOR_C)) $(THEIR_C))
TESTING := $(TESTING_C:%=$(OBJ)/lib/%.o)
TEST_O := $(TESTS:%.c=$(OBJ)/lessons/$(LESSON)/%.o) $(TESTING)
TEST_PROGRAM := $(OBJ)/$(LESSON)/tests
DEMO_PROGRAMS := $(RUNNABLE:%=$(OBJ)/$(LESSON)/%)

.PHONY: check shared untraced check-tests check-demos check-text tour oracle conformance \
  diagrams check-pictures pictures records check-records clean
.DELETE_ON_ERROR:
.SECONDARY:

# The pictures are drawn even when a test has failed: that is when a learner
# needs them most. Those in the texts are compared with them when nothing has.
# (An exercise has another `check`.)
ifneq ($(origin IN_EXERCISE),override)
check:
	$(Q)sh $(TOOLS)/lock.sh $(BUILD) $(MAKE) --no-print-directory check-all

.PHONY: check-all
check-all:
	$(Q)status=0; \
	$(MAKE) --no-print-directory check-tests || status=1; \
	$(MAKE) --no-print-directory check-demos conformance || status=1; \
	$(MAKE) --no-print-directory check-text || status=1; \
	$(MAKE) --no-print-directory diagrams || status=1; \
	$(if $(filter checked,$(MODE)),[ $$status = 1 ] || $(MAKE) \
	  --no-print-directory check-pictures $(if $(IMPL),,check-records) || \
	  status=1;) \
	[ $$status = 0 ] || echo 'Are you trying something out? make try builds,' \
	  'tests and draws, and compares nothing.'; \
	exit $$status
endif

# What lessons have in common, for those who check several at once.
shared: $(KIT) $(TESTING)

# How objects are compiled stands beside them. It changes when another compiler
# or other flags are asked for, and then they are made again.
HOW := $(OBJ)/.how
COMPILE = $(CC) $(KIT_CFLAGS) $(CFLAGS) $(INCLUDES)
QUOTED_COMPILE = $(subst ','\'',$(COMPILE) $(CHECK_CFLAGS))
$(HOW): FORCE
	@$(NEED_CC)
	@mkdir -p $(@D)
	@echo '$(QUOTED_COMPILE)' | cmp -s - $@ || echo '$(QUOTED_COMPILE)' >$@
.PHONY: FORCE

$(OBJ)/%.o: $(ROOT)/%.c $(HOW)
	@mkdir -p $(@D)
	$(if $(V)$(SILENT),,@echo "  CC  $*.c" >&2)
	$(Q)$(COMPILE) $(if $(findstring test,$(@F)),$(CHECK_CFLAGS)) -MMD -MP -c $< -o $@

$(TEST_PROGRAM): $(TEST_O) $(KIT)
	@mkdir -p $(@D) $(OUT)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) $(CHECK_LIBS) -lm -o $@

$(DEMO_PROGRAMS): $(OBJ)/$(LESSON)/%: $(OBJ)/lessons/$(LESSON)/%.o $(KIT)
	@mkdir -p $(@D) $(OUT)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) -lm -o $@

# -- checking -----------------------------------------------------------------
# RUNNER is put before each program: valgrind, an emulator.
check-tests: $(TEST_PROGRAM)
	$(Q)mkdir -p $(OUT)
	$(Q)RECORDS=$(OUT)/records $(RUNNER) $(TEST_PROGRAM) $(LESSON) $(OUT)

# What the kit's own code does in each test: see lib/testing_right.h.
records: check-tests
	$(Q)cp $(OUT)/records records
check-records:
	$(Q)[ '$(RUN)' ] || ! [ -f $(OUT)/records ] || \
	  cmp -s records $(OUT)/records || ! echo \
	  'lessons/$(LESSON)/records is not what happens today: make records'

check-demos: $(DEMOS:%=$(OUT)/%.demo)

# A demo prints what its Python twin prints, and its loop does what CPython's
# does: $(call SAME,program,name,output) runs and compares both. The first line
# of NAME.c, behind its name, is the title of the picture.
SAME = mkdir -p $(dir $(3)) && rm -f $(3) $(basename $(3)).trace && \
  TITLE="$$(awk '{ sub(/^[^:]*: */, ""); \
    print /^[a-z_]*\(/ ? $$0 : toupper(substr($$0, 1, 1)) substr($$0, 2); \
    exit }' $(2).c)" \
  TRACE=$(basename $(3)).trace sh $(TOOLS)/limited.sh $(RUNNER) $(1) \
    --virtual >$(3).out 2>$(3).err \
    || { tail -n 20 $(3).out; cat $(3).err; \
      echo "$(2): ended with an error"; exit 1; }; \
  [ -s $(basename $(3)).trace ] \
    || { echo "$(2): has left no record of its run"; exit 1; }; \
  diff -u $(2).expected $(3).out \
    || { echo "$(2): prints something else than its Python twin"; exit 1; }; \
  [ ! -f $(2).schedule ] || awk -f $(TOOLS)/oracle/schedule.awk \
    $(basename $(3)).trace | diff -u $(2).schedule - \
    || { echo "$(2): its loop does something else than CPython's"; exit 1; }; \
  mv $(3).out $(3)

$(OUT)/%.demo: $(OBJ)/$(LESSON)/% %.expected
	$(Q)$(call SAME,$<,$*,$@)

# The same where nothing can be recorded: with CFLAGS=-DNO_TRACE.
untraced: $(DEMOS:%=$(OBJ)/$(LESSON)/%)
	$(Q)for name in $(DEMOS); do \
	  TRACE=$(OUT)/$$name.trace $(RUNNER) $(OBJ)/$(LESSON)/$$name --virtual \
	    >$(OUT)/$$name.out 2>$(OUT)/$$name.err \
	    || { cat $(OUT)/$$name.err; echo "$$name: ended with an error"; exit 1; }; \
	  diff -u $$name.expected $(OUT)/$$name.out || exit 1; \
	  ! [ -e $(OUT)/$$name.trace ] || { echo "$$name has recorded"; exit 1; }; \
	done
	@echo "$(LESSON): $(words $(DEMOS)) programs print the same without a record"

check-text:
	$(Q)for text in *.md; do sh $(TOOLS)/check_text.sh $$text || exit 1; done
	$(Q)sh $(TOOLS)/blocks.sh $(HERE_C)

# The final program on the virtual clock, and the picture of its run.
tour: $(OUT)/final.demo
	$(Q)$(MAKE) --no-print-directory diagrams >/dev/null
	$(Q)cat $(OUT)/final.demo
	@echo "Step through this run: $(OUT)/play.html#final"
	@if [ -f $(OUT)/final.map.svg ]; then \
	  echo "The diagram of this run: $(OUT)/final.map.svg"; \
	else echo "There is no diagram: Graphviz is missing (make doctor)"; fi

# What CPython printed in many more situations, printed by C programs.
CONFORMANCE := $(basename $(wildcard conformance/*.c))
conformance: $(CONFORMANCE:%=$(OUT)/%.same)
	@[ '$^' ] || { echo "$(LESSON): there is no scenario"; exit 1; }
	@echo "$(LESSON): $(words $(CONFORMANCE)) scenarios print what CPython did"

$(OBJ)/$(LESSON)/conformance/%: $(OBJ)/lessons/$(LESSON)/conformance/%.o $(KIT)
	@mkdir -p $(@D)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) -lm -o $@

$(OUT)/conformance/%.same: $(OBJ)/$(LESSON)/conformance/% conformance/%.expected
	$(Q)$(call SAME,$<,conformance/$*,$@)

# Does Python print, and schedule, the same today? PYTHON names the
# interpreter; RECORD=1 writes down what it does instead of comparing.
PYTHON ?= python3
oracle:
	$(Q)$(NEED) 'make oracle' $(PYTHON)
	$(Q)PYTHON=$(PYTHON) sh $(TOOLS)/oracle/oracle.sh $(DEMOS) $(CONFORMANCE)

include $(TOOLS)/pictures.mk

clean:
	rm -rf $(OUT) $(OBJ)

include $(TOOLS)/try.mk

-include $(KIT:.o=.d) $(TEST_O:.o=.d) \
  $(RUNNABLE:%=$(OBJ)/lessons/$(LESSON)/%.d) \
  $(CONFORMANCE:%=$(OBJ)/lessons/$(LESSON)/%.d)
