# lesson.mk: what every lesson's Makefile includes, after LESSON := its name.
#
# A lesson is its floor (each NAME.h with its NAME.c), its demos (a NAME.c
# without a NAME.h, with a twin NAME.py, what Python printed, NAME.expected, and
# where, NAME.lines) and its tests (test_*.c). Everything generated goes under build/.

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
# None of make's own rules is ours, and looking through them takes time.
MAKEFLAGS += --no-builtin-rules

# -- how to compile -----------------------------------------------------------
# MODE=checked has the sanitizers, MODE=plain has none (valgrind, emulators),
# each with its own objects.
MODE ?= checked
# What make remembers of an object names files from here: a Makefile at another
# depth, with another ROOT, says DEPTH and has objects of its own.
OBJ := $(BUILD)/objects/$(MODE)$(IMPL:%=-%)$(DEPTH:%=-%)
# Not `null`, nor what clang looks at besides for it: they would speak before
# lib/misuse.c can name the learner's line.
SANITIZE := -fsanitize=address,undefined \
  -fno-sanitize=null,object-size,alignment
ifeq ($(MODE),checked)
ifeq ($(origin HAS_SANITIZER),undefined) # else the make that calls us has asked
export HAS_SANITIZER := $(shell mkdir -p $(BUILD) && \
  echo 'int main(void){return 0;}' | \
  $(CC) $(SANITIZE) -x c - -o $(BUILD)/.probe-$$$$ 2>/dev/null && \
  mv $(BUILD)/.probe-$$$$ $(BUILD)/.probe && echo yes)
endif
CHECKED := -DCHECKED=1 \
  $(if $(HAS_SANITIZER),$(SANITIZE) -fno-sanitize-recover=undefined)
endif
# Frame pointers and no sibling calls: the trace finds its source lines by
# them. A frame larger than a guard must touch it: -fstack-clash-protection.
CFLAGS ?= -g -O1
# Calling what no header declares is an error: it cuts pointers to ints.
KIT_CFLAGS := -std=gnu11 -pthread -Wall -Wextra $(WERROR) \
  -Werror=implicit-function-declaration -fno-omit-frame-pointer \
  -fno-optimize-sibling-calls -fstack-clash-protection $(CHECKED)
# A switch of stacks leaves the processor's shadow stack behind. A program uses
# one when all its objects say that they can: ours say that they cannot.
ifneq ($(findstring 86,$(shell $(CC) -dumpmachine)),)
override CFLAGS += -fcf-protection=none
endif
INCLUDES := -I$(ROOT)/lib -I$(ROOT)/lessons -I$(TOOLS)
CHECK_CFLAGS ?= $(shell pkg-config --cflags check)
CHECK_LIBS ?= $(shell pkg-config --libs check)

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
DEMOS := $(basename $(filter-out test_% $(HERE_H:.h=.c),$(HERE_C)))

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
DEMO_PROGRAMS := $(DEMOS:%=$(OBJ)/$(LESSON)/%)

.PHONY: check check-tests check-demos check-text demo tour oracle \
  conformance diagrams check-pictures pictures clean
.DELETE_ON_ERROR:
.SECONDARY:

# The pictures are drawn even when a test has failed: that is when a learner
# needs them most. (exercise.mk has another `check`.)
ifndef EXERCISE
check:
	$(Q)sh $(TOOLS)/lock.sh $(BUILD) $(MAKE) --no-print-directory check-all

.PHONY: check-all
check-all:
	$(Q)status=0; \
	$(MAKE) --no-print-directory check-tests || status=1; \
	$(MAKE) --no-print-directory check-demos conformance || status=1; \
	$(MAKE) --no-print-directory check-text || status=1; \
	$(MAKE) --no-print-directory diagrams $(if \
	  $(filter checked,$(MODE)),check-pictures) || status=1; \
	exit $$status
endif

# How objects are compiled stands beside them. It changes when another compiler
# or other flags are asked for, and then they are made again.
HOW := $(OBJ)/.how
COMPILE := $(CC) $(KIT_CFLAGS) $(CFLAGS) $(INCLUDES)
QUOTED_COMPILE := $(subst ','\'',$(COMPILE))
$(HOW): FORCE
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
	$(Q)$(RUNNER) $(TEST_PROGRAM) $(LESSON) $(OUT)

check-demos: $(DEMOS:%=$(OUT)/%.demo)

# A demo prints what its Python twin prints, and its loop does what CPython's
# does: $(call SAME,program,name,output) runs and compares both. The first line
# of NAME.c, behind its name, is the title of the picture.
SAME = mkdir -p $(dir $(3)) && rm -f $(3) $(basename $(3)).trace && \
  TITLE="$$(awk '{ sub(/^[^:]*: */, ""); \
    print toupper(substr($$0, 1, 1)) substr($$0, 2); exit }' $(2).c)" \
  TRACE=$(basename $(3)).trace $(RUNNER) $(1) --virtual >$(3).out 2>$(3).err \
    || { cat $(3).out $(3).err; echo "$(2): ended with an error"; exit 1; }; \
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

check-text:
	$(Q)sh $(TOOLS)/check_text.sh README.md

# In real time, as a person would run them.
DEMO ?= $(if $(filter final,$(DEMOS)),final,$(DEMOS))
demo: $(DEMO:%=$(OBJ)/$(LESSON)/%)
	$(Q)for demo in $(DEMO); do echo "-- $$demo"; \
	  $(OBJ)/$(LESSON)/$$demo || exit 1; done

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
	$(Q)PYTHON=$(PYTHON) sh $(TOOLS)/oracle/oracle.sh $(DEMOS) $(CONFORMANCE)

# Draws what was recorded, and puts all of it on one page: the demos first,
# then the tests in their order.
DIAGRAM := $(BUILD)/lib/tools/diagram/diagram
TRACES ?= $(shell cd $(OUT) 2>/dev/null && for name in $(DEMOS) \
  `$(RUNNER) $(TEST_PROGRAM) --rows 2>/dev/null | cut -f 1`; do \
  [ ! -f $$name.trace ] || echo $(OUT)/$$name.trace; done)
diagrams:
	$(Q)$(MAKE) -s --no-print-directory -C $(ROOT) $(DIAGRAM) BUILD=$(BUILD)
	$(Q)DIAGRAM=$(DIAGRAM) sh $(TOOLS)/diagram/draw.sh $(TRACES)
	$(Q)if [ "$${FORMAT:-svg}" = svg ]; then \
	  $(DIAGRAM) index -s "$(abspath .)" "Lesson $(LESSON)" $(TRACES) \
	    >$(OUT)/index.html; \
	  $(PLAY_PAGE); \
	  echo "The diagrams of this lesson: $(OUT)/index.html"; \
	else echo "As $$FORMAT: $(OUT)/"; fi

include $(TOOLS)/diagram/play.mk

# The pictures in the texts are committed, so that they can be read anywhere:
# docs/diagrams/list says which record each one shows. `make pictures` draws
# them again when a run has changed. Line numbers may differ: compilers and
# learners move them.
PICTURES := $(ROOT)/docs/diagrams
NUMBER := $(firstword $(subst -, ,$(LESSON)))
EACH_PICTURE = sed -n 's/^\($(NUMBER)-[^ ]*\) /\1 /p' $(PICTURES)/list | \
  while read -r name record; do
NO_LINES = sed '/class="src/d; s/[a-z_]*\.[ch]:[0-9]*//g; s/ \[\]//g'
check-pictures:
	$(Q)mkdir -p $(OUT)
	$(Q)$(EACH_PICTURE) $(NO_LINES) $(OUT)/$$record.dot >$(OUT)/.today; \
	  $(NO_LINES) $(PICTURES)/$$name.dot | cmp -s - $(OUT)/.today || echo "docs/diagrams/$$name.svg does not show today's run of" \
	    "$$record: make pictures"; done | { ! grep .; }

pictures: check-tests check-demos diagrams
	$(Q)$(EACH_PICTURE) for kind in dot svg; do \
	  cp $(OUT)/$$record.$$kind $(PICTURES)/$$name.$$kind || exit 1; done; done

clean:
	rm -rf $(OUT) $(OBJ)

-include $(KIT:.o=.d) $(TEST_O:.o=.d) \
  $(DEMOS:%=$(OBJ)/lessons/$(LESSON)/%.d)
