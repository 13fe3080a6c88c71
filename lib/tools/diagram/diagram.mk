# diagram.mk: how traces become pictures.
#
# A lesson runs it, for all its traces or for those in TRACES:
#
#   $(MAKE) -f $(ROOT)/lib/tools/diagram/diagram.mk draw ROOT=../.. OUT=build/05 \
#     TITLE=05-tasks FORMAT=svg
#
# It draws what is not drawn yet, several at a time, and makes OUT/index.html.
# Included elsewhere, it gives the rules %.svg, %.dot and %.map.dot from
# %.trace, and $(DIAGRAM), the program.

ROOT ?= .
BUILD ?= $(ROOT)/build
OUT ?= $(BUILD)
TITLE ?= $(notdir $(OUT))
FORMAT ?= svg
DIAGRAM_HOME := $(ROOT)/lib/tools/diagram
DIAGRAM := $(BUILD)/lib/tools/diagram/diagram

# It runs on the machine that builds, and fast: never with the sanitizers that
# the lessons are checked with.
DIAGRAM_CC ?= $(CC)
DIAGRAM_CFLAGS ?= -O2 -g
DIAGRAM_WARNINGS := -Wall -Wextra $(WERROR) -I$(ROOT)/lib
# With record/verb, the list of what can be recorded, which its writer shares.
DIAGRAM_PARTS := verb $(notdir $(basename $(sort $(wildcard \
  $(DIAGRAM_HOME)/*.c))))
DIAGRAM_H := $(wildcard $(DIAGRAM_HOME)/*.h) $(ROOT)/lib/record/verb.h
DIAGRAM_O := $(DIAGRAM_PARTS:%=$(BUILD)/lib/tools/diagram/%.o)

ifeq ($(TRACES),)
DIAGRAM_INDEX := index
endif
TRACES ?= $(sort $(wildcard $(OUT)/*.trace))

# A trace that cannot be read fails, but the others are drawn, and shown.
.PHONY: draw-traces
draw-traces: $(DIAGRAM)
	@status=0; \
	DIAGRAM=$(DIAGRAM) FORMAT=$(FORMAT) \
	  sh $(DIAGRAM_HOME)/draw.sh $(TRACES) || status=$$?; \
	if [ '$(FORMAT)$(DIAGRAM_INDEX)' = svgindex ]; then \
	  $(DIAGRAM) index '$(TITLE)' $(TRACES) > $(OUT)/index.html.new \
	    2> /dev/null; \
	  mv $(OUT)/index.html.new $(OUT)/index.html && \
	  $(DIAGRAM) play -p $(DIAGRAM_HOME)/play '$(TITLE)' $(TRACES) \
	    > $(OUT)/play.html 2> /dev/null; \
	  echo "What each run did, drawn: $(OUT)/index.html"; \
	fi; exit $$status

$(DIAGRAM): $(DIAGRAM_O)
	@$(DIAGRAM_CC) $(DIAGRAM_CFLAGS) -o $@ $(DIAGRAM_O) -lm

# A header changes seldom, and then two seconds rebuild everything.
DIAGRAM_COMPILE = @mkdir -p $(@D); $(if $(V),set -x,echo \
  "  CC  $(<:$(ROOT)/%=%)$(if $(findstring checked,$@), (checked))"); \
  $(DIAGRAM_CC) $(DIAGRAM_WARNINGS) -c $< -o $@
$(BUILD)/lib/tools/diagram/%.o: $(DIAGRAM_HOME)/%.c $(DIAGRAM_H)
	$(DIAGRAM_COMPILE) -std=c11 $(DIAGRAM_CFLAGS)

$(BUILD)/lib/tools/diagram/%.o: $(ROOT)/lib/record/%.c $(DIAGRAM_H)
	$(DIAGRAM_COMPILE) -std=c11 $(DIAGRAM_CFLAGS)

# -- for those who work on the diagrams -----------------------------------------
# Its own tests, with the sanitizers; `golden` writes tests/golden/ anew.
DIAGRAM_CHECKED := $(BUILD)/lib/tools/diagram/checked
DIAGRAM_TEST_C := $(sort $(wildcard $(DIAGRAM_HOME)/tests/*.c))
DIAGRAM_TEST_O := $(DIAGRAM_TEST_C:$(DIAGRAM_HOME)/%.c=$(DIAGRAM_CHECKED)/%.o) \
  $(patsubst %,$(DIAGRAM_CHECKED)/%.o,$(filter-out main,$(DIAGRAM_PARTS)))
include $(ROOT)/lib/tools/check.mk $(ROOT)/lib/tools/sanitizers.mk
DIAGRAM_TEST_FLAGS ?= -g -O1 $(SANITIZERS)

$(BUILD)/lib/tools/diagram/tests: $(DIAGRAM_TEST_O)
	@$(DIAGRAM_CC) $(DIAGRAM_TEST_FLAGS) $(DIAGRAM_TEST_O) $(CHECK_LIBS) \
	  -lm -o $@

$(DIAGRAM_CHECKED)/%.o: $(DIAGRAM_HOME)/%.c $(DIAGRAM_H) \
  $(wildcard $(DIAGRAM_HOME)/tests/*.h)
	$(DIAGRAM_COMPILE) -std=gnu11 $(DIAGRAM_TEST_FLAGS) $(CHECK_CFLAGS)

$(DIAGRAM_CHECKED)/%.o: $(ROOT)/lib/record/%.c $(DIAGRAM_H)
	$(DIAGRAM_COMPILE) -std=gnu11 $(DIAGRAM_TEST_FLAGS)

# The page, in a browser: needs Chromium, its driver and Python, and what
# `make check` has drawn. That must not be drawn again meanwhile: the page is
# compared with the records that it was made of.
.PHONY: check-page
check-page: $(DIAGRAM)
	@BUILD=$(BUILD) DIAGRAM=$(DIAGRAM) sh $(ROOT)/lib/tools/lock.sh $(BUILD) \
	  sh $(DIAGRAM_HOME)/tests/page/check_page.sh

.PHONY: check-diagram golden fuzz bench-diagram
check-diagram: $(DIAGRAM) $(BUILD)/lib/tools/diagram/tests
	@$(if $(filter no-leaks,$(HAS_SANITIZER)),ASAN_OPTIONS=detect_leaks=0) \
	  CK_DEFAULT_TIMEOUT=120 $(BUILD)/lib/tools/diagram/tests \
	  $(DIAGRAM_HOME)/tests
	@sh $(DIAGRAM_HOME)/tests/test_cli.sh $(DIAGRAM) $(BUILD)/diagram-cli
	@awk 'FNR < 4 && match($$0, /viewBox="[^"]*"/) { \
	  split(substr($$0, RSTART, RLENGTH), n, /[" ]/); \
	  if (n[4] > 931) { bad = 1; print FILENAME ": too wide, its labels" \
	    " have less than 9 pixels where a text is read" } } \
	  END { exit bad }' $(ROOT)/docs/diagrams/*.svg
	@cmp $(DIAGRAM_HOME)/tests/golden/m_dinner.dot \
	  $(ROOT)/docs/diagrams/00-differs.dot

# m_dinner is what exercises/03-fix-dinner records before it is mended.
golden: $(DIAGRAM) $(BUILD)/lib/tools/diagram/tests
	@$(BUILD)/lib/tools/diagram/tests --golden $(DIAGRAM_HOME)/tests
	@DIAGRAM=$(DIAGRAM) sh $(DIAGRAM_HOME)/draw.sh -o $(BUILD)/lib/tools/diagram/golden \
	  $(DIAGRAM_HOME)/tests/traces/m_dinner.trace
	@for kind in dot svg; do \
	  cp $(BUILD)/lib/tools/diagram/golden/m_dinner.$$kind \
	    $(ROOT)/docs/diagrams/00-differs.$$kind || exit 1; done

FUZZ ?= 20000
fuzz: $(BUILD)/lib/tools/diagram/tests
	@$(BUILD)/lib/tools/diagram/tests --fuzz $(FUZZ) $(DIAGRAM_HOME)/tests

# One run of 100,000 events as one picture: the time must stay below a second.
bench-diagram: $(DIAGRAM)
	@sh $(DIAGRAM_HOME)/tests/bench.sh $(DIAGRAM) $(BUILD)/diagram-bench

# -- rules for other makefiles ----------------------------------------------------
%.svg: %.trace $(DIAGRAM)
	@DIAGRAM=$(DIAGRAM) FORMAT=svg sh $(DIAGRAM_HOME)/draw.sh $<

%.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null

%.map.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null
