# try.mk: for those who run, draw and change the programs of a lesson; included
# by lesson.mk. Nothing here is compared with what was recorded.

.PHONY: demo try try-all draw show

# In real time, as a person would run them.
DEMO ?= $(if $(filter final,$(DEMOS)),final,$(DEMOS))
NO_DEMO := $(filter-out $(RUNNABLE),$(DEMO))
demo: $(if $(NO_DEMO),,$(DEMO:%=$(OBJ)/$(LESSON)/%))
	$(Q)[ -z '$(NO_DEMO)' ] || { echo "DEMO=$(NO_DEMO) is none of the" \
	  "programs here: $(RUNNABLE)"; exit 2; }
	$(Q)for demo in $(DEMO); do echo "-- $$demo"; \
	  $(OBJ)/$(LESSON)/$$demo || exit 1; done

ifndef EXERCISE
.PHONY: help
help:
	@echo 'make check      the tests, programs, text and pictures of this lesson'
	@echo 'make try        tests, programs and pictures, when you change something'
	@echo 'make demo       its programs, in real time: DEMO=name'
	@echo 'make draw       run a program and draw its run: PROGRAM=name'
	@echo 'make show       what happened, a sentence for each event: RUN=name'
	@echo 'make play       step through a run: RUN=name, OPEN=1 opens the page'
	@echo 'make check-tests RUN=name   one test alone'
	@echo 'Much more is there in the top folder: make -C $(ROOT) help'

# For who changes something here to see what comes of it: all tests and
# programs, and their pictures. Nothing is compared with what was recorded.
try:
	$(Q)sh $(TOOLS)/lock.sh $(BUILD) $(MAKE) --no-print-directory try-all

try-all:
	$(Q)status=0; failed=; \
	IN_FULL=3 $(MAKE) --no-print-directory check-tests || failed=' the tests'; \
	for name in $(RUNNABLE); do echo "-- $$name"; \
	  $(MAKE) --no-print-directory draw PROGRAM=$$name || \
	    failed="$$failed $$name"; done; \
	$(MAKE) --no-print-directory diagrams || status=1; \
	[ ! "$$failed" ] || { status=1; \
	  echo "Look above, there was an error:$$failed"; }; \
	exit $$status

# RUN=name: what happened in a test or a demo, one sentence for each event.
show:
	$(Q)rm -f $(OUT)/$(RUN).trace $(OUT)/$(RUN).txt $(OUT)/$(RUN).demo; \
	[ '$(RUN)' ] && $(MAKE) -s --no-print-directory $(if $(filter $(RUN),$(DEMOS)), \
	  $(OUT)/$(RUN).demo,check-tests) >/dev/null 2>&1; \
	[ -f '$(OUT)/$(RUN).trace' ] || { [ ! '$(filter $(RUN),$(RUNNABLE))' ] || \
	  { echo '$(RUN) has left no record of its run: make draw PROGRAM=$(RUN)'; \
	  exit 2; }; ! grep -Eqs '^[A-Z_]*TEST\($(or $(RUN),-),|^ +$(or $(RUN),-),$$' \
	  test_*.c || { echo '$(RUN) is a test that leaves no record:' \
	  'make check-tests RUN=$(RUN)'; exit 2; }; \
	  echo 'RUN=$(RUN) is none of the tests here, TEST(name, ...) in' \
	  'test_*.c, and none of the programs: $(RUNNABLE)'; exit 2; }
	$(Q)$(MAKE) -s --no-print-directory -C $(ROOT) $(DIAGRAM) BUILD=$(BUILD)
	$(Q)$(DIAGRAM) draw $(OUT)/$(RUN).trace >/dev/null; cat $(OUT)/$(RUN).txt

# PROGRAM=name: any .c in this folder, or the path of one elsewhere.
PROGRAM_C := $(PROGRAM:%.c=%).c
PROGRAM_STEM := $(OUT)/$(basename $(notdir $(PROGRAM_C)))
draw: $(if $(wildcard $(PROGRAM_C)),$(KIT))
	$(Q)[ -f '$(PROGRAM_C)' ] || { echo "PROGRAM=$(PROGRAM) is none of the" \
	  "programs here: $(RUNNABLE)"; exit 2; }
	$(Q)mkdir -p $(OUT)
	$(Q)sh $(TOOLS)/blocks.sh $(PROGRAM_C)
	$(Q)$(COMPILE) -c $(PROGRAM_C) -o $(PROGRAM_STEM).o && \
	  $(CC) $(KIT_CFLAGS) $(CFLAGS) $(PROGRAM_STEM).o $(KIT) $(LDFLAGS) -lm \
	    -o $(PROGRAM_STEM).run || { echo '$(PROGRAM_C) does not compile. The' \
	    'first message above counts.'; exit 1; }
	$(Q)$(MAKE) -s --no-print-directory -C $(ROOT) $(DIAGRAM) BUILD=$(BUILD)
	$(Q)DIAGRAM=$(DIAGRAM) sh $(TOOLS)/picture.sh $(PROGRAM_STEM).run \
	  $(PROGRAM_C) $(PROGRAM_STEM)
endif
