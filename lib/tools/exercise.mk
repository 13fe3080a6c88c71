# exercise.mk: what every exercise's Makefile includes, after EXERCISE := its
# name, as in 01-write-sieve: the lesson, the kind, and what it is about.
#
# The folder holds the task (README.md), its steps, three hints, and what is
# made of solutions/: answers.txt of a `predict` or `wrong-line` with its
# programs, the .c of a `fix` or `write` with its header and tests, the floor
# itself of a `build`. Everything else that is made goes to build/exercises/.

NUMBER := $(firstword $(subst -, ,$(EXERCISE)))
KIND := $(word 2,$(subst -, ,$(EXERCISE)))
LESSON := $(notdir $(firstword $(wildcard ../../lessons/$(NUMBER)-*)))
override IN_EXERCISE := yes
include ../../lib/tools/lesson.mk

# The learner's files come from FROM; a grader, or a test of this very
# machinery, names another folder, and another OUT.
FROM := .
OUT := $(BUILD)/exercises/$(EXERCISE)
SCRIPTS := $(TOOLS)/exercises
HERE := exercises/$(EXERCISE)
GIVEN_C := $(notdir $(wildcard $(ROOT)/solutions/$(EXERCISE)/*.c))
THEIR_CFLAGS := -Wno-unused -Wno-unused-parameter -I.

# Tests of their own count, too.
OWN_TESTS := $(wildcard test_*.c)
ifeq ($(KIND),build)
FILES := $(filter $(HERE_H:.h=.c),$(HERE_C))
CHECKS := $(TEST_O) $(OWN_TESTS:%.c=$(OBJ)/$(HERE)/%.o)
REST := $(filter-out $(FILES:%.c=$(OBJ)/lessons/$(LESSON)/%.o),$(KIT))
else
FILES := $(or $(filter-out test_%,$(GIVEN_C)), \
  $(filter-out test_%,$(notdir $(wildcard *.c))))
CHECKS := $(OWN_TESTS:%.c=$(OBJ)/$(HERE)/%.o) $(TESTING)
REST := $(KIT)
endif
# Predictions are checked against the programs as they were given, whatever has
# become of those that lie here.
PROGRAMS :=
ifneq ($(filter predict wrong,$(KIND)),)
FILES := answers.txt
CHECKS :=
PROGRAMS := $(GIVEN_C:%.c=$(BUILD)/exercises/$(EXERCISE)/programs/%)
endif
FILES_O := $(patsubst %.c,$(OUT)/%.o,$(filter %.c,$(FILES)))

.PHONY: check tests programs kit judged judged-kit objects files hint solution \
  reset watch run next progress draw help
.DEFAULT_GOAL := check

# Two checks at once wait for each other where both write. A grader has a copy of
# the kit that is made, and not to be written to.
LOCK := $(if $(findstring command,$(origin OUT)),,sh $(TOOLS)/lock.sh $(BUILD))
check:
	$(Q)$(NEED_CC)
	$(Q)mkdir -p $(OUT)
	$(Q)BUILD=$(BUILD) FROM=$(FROM) OUT=$(OUT) MAKE='$(MAKE)' \
	  RUNNER='$(RUNNER)' $(LOCK) sh $(SCRIPTS)/check.sh $(EXERCISE) '$(FILES)'

files: # for the tools: which files are the learner's?
	@echo $(FILES)

hint solution reset watch run next progress:
	$(Q)BUILD=$(BUILD) sh $(SCRIPTS)/$@.sh $(EXERCISE)

help:
	@echo 'make check      checks, and says what to do next: RUN=name, one test'
	@echo 'make watch      checks again whenever you save'
	@echo 'make hint       one more hint each time'
	@echo 'make run        runs what is right, or PROGRAM=name as it lies here'
	@echo 'make draw       runs a program and draws its run: PROGRAM=name'
	@echo 'make solution   the solution, once yours passes, or with FORCE=1'
	@echo 'make reset      all files as they were given; keeps yours'
	@echo 'make next       the first exercise that is not done'
	@echo 'make progress   what is done and what is open'

draw:
	$(Q)BUILD=$(BUILD) PICTURE=yes sh $(SCRIPTS)/run.sh $(EXERCISE)

# What does not depend on the learner, so that many exercises can go at once.
kit: $(REST) $(CHECKS) $(PROGRAMS)

# -- the learner's C ----------------------------------------------------------
# In a floor, what still says TODO is taken from the kit: each function can be
# written and checked alone.
SOLVED = $(ROOT)/lessons/$(LESSON)
$(OUT)/%.c: $(FROM)/%.c $(SCRIPTS)/functions.awk
	@mkdir -p $(@D)
	$(Q)awk -v mode=fill -v name=$*.c -f $(SCRIPTS)/functions.awk \
	  $(SOLVED)/$*.c $< >$@

COMPILE_THEIRS = $(COMPILE) $(THEIR_CFLAGS) -MMD -MP -c $< -o $@
ifeq ($(KIND),build)
$(OUT)/%.o: $(OUT)/%.c $(HOW)
	$(Q)$(COMPILE_THEIRS)
else
$(OUT)/%.o: $(FROM)/%.c $(HOW)
	@mkdir -p $(@D)
	$(Q)$(COMPILE_THEIRS)
endif

objects: $(FILES_O)

tests: $(OUT)/tests
$(OUT)/tests: $(FILES_O) $(CHECKS) $(REST) $(OUT)/.own-tests
	@mkdir -p $(@D)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $(filter %.o,$^) $(LDFLAGS) $(CHECK_LIBS) -lm -o $@

# It changes when a test of their own comes or goes.
$(OUT)/.own-tests: FORCE
	@mkdir -p $(@D)
	@echo '$(OWN_TESTS)' | cmp -s - $@ || echo '$(OWN_TESTS)' >$@

# For a grader: a program of one test, which another process judges. Its main()
# comes first, and has no sanitizers: see there.
ONE_TEST := $(OBJ)/lib/tools/exercises/grade/one_test.o
$(ONE_TEST): override CFLAGS += -fno-sanitize=all
judged-kit: kit $(if $(CHECKS),$(ONE_TEST))
judged: $(OUT)/judged
$(OUT)/judged: $(ONE_TEST) $(FILES_O) $(filter-out %/testing_run.o,$(CHECKS)) \
  $(REST)
	@mkdir -p $(@D)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) $(CHECK_LIBS) -lm -o $@

ifeq ($(KIND),build)
include $(SCRIPTS)/blame/blame.mk
endif

# -- programs to predict ------------------------------------------------------
programs: $(PROGRAMS)
ifneq ($(PROGRAMS),)
include $(SCRIPTS)/beliefs/beliefs.mk
$(PROGRAMS): $(BUILD)/exercises/$(EXERCISE)/programs/%: \
  $(OBJ)/solutions/$(EXERCISE)/%.o $(KIT)
	@mkdir -p $(@D)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) -lm -o $@
endif

# One of the learner's own, or a given one that was changed. It may call what
# the learner has written here; of a `fix` or `write` only what it calls is
# linked, for some of these files need what their tests define.
$(OUT)/own/theirs.a: $(FILES_O)
	@mkdir -p $(@D)
	$(Q)rm -f $@; ar rcs $@ $^
$(OUT)/own/%.o: %.c $(HOW)
	@mkdir -p $(@D)
	$(Q)$(COMPILE_THEIRS)
$(OUT)/own/%: $(OUT)/own/%.o $(if $(filter build,$(KIND)),$(FILES_O), \
  $(OUT)/own/theirs.a) $(REST)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) -lm -o $@

-include $(FILES_O:.o=.d) $(wildcard $(OUT)/own/*.d $(OBJ)/$(HERE)/*.d \
  $(OBJ)/solutions/$(EXERCISE)/*.d)
