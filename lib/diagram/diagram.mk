# diagram.mk: how traces become pictures.
#
# A lesson runs it, for all its traces or for those in TRACES:
#
#   $(MAKE) -f $(ROOT)/lib/diagram/diagram.mk draw ROOT=../.. OUT=build/05 \
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
DIAGRAM_HOME := $(ROOT)/lib/diagram
DIAGRAM := $(BUILD)/lib/diagram/diagram

# It runs on the machine that builds, and fast: never with the sanitizers that
# the lessons are checked with.
DIAGRAM_CC ?= $(CC)
DIAGRAM_CFLAGS ?= -O2 -g
DIAGRAM_WARNINGS := -std=c11 -Wall -Wextra $(WERROR)
DIAGRAM_C := $(sort $(wildcard $(DIAGRAM_HOME)/*.c))
DIAGRAM_O := $(DIAGRAM_C:$(DIAGRAM_HOME)/%.c=$(BUILD)/lib/diagram/%.o)

ifeq ($(TRACES),)
DIAGRAM_INDEX := index
endif
TRACES ?= $(sort $(wildcard $(OUT)/*.trace))

# A trace that cannot be read fails, but the others are drawn, and shown.
.PHONY: draw
draw: $(DIAGRAM)
	@status=0; \
	DIAGRAM=$(DIAGRAM) FORMAT=$(FORMAT) \
	  sh $(DIAGRAM_HOME)/draw.sh $(TRACES) || status=$$?; \
	if [ '$(FORMAT)$(DIAGRAM_INDEX)' = svgindex ]; then \
	  $(DIAGRAM) index '$(TITLE)' $(TRACES) > $(OUT)/index.html.new \
	    2> /dev/null; \
	  mv $(OUT)/index.html.new $(OUT)/index.html && \
	  echo "What each run did, drawn: $(OUT)/index.html"; \
	fi; exit $$status

$(DIAGRAM): $(DIAGRAM_O)
	@$(DIAGRAM_CC) $(DIAGRAM_CFLAGS) -o $@ $(DIAGRAM_O) -lm

$(BUILD)/lib/diagram/%.o: $(DIAGRAM_HOME)/%.c
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC  lib/diagram/$*")
	$(if $(V),,@)$(DIAGRAM_CC) $(DIAGRAM_WARNINGS) $(DIAGRAM_CFLAGS) \
	  -MMD -MP -c $< -o $@

%.svg: %.trace $(DIAGRAM)
	@DIAGRAM=$(DIAGRAM) FORMAT=svg sh $(DIAGRAM_HOME)/draw.sh $<

%.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null

%.map.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null

-include $(DIAGRAM_O:.o=.d)
