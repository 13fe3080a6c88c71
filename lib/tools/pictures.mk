# pictures.mk: how a lesson's records are drawn, and the pictures in the texts.
# Included by lesson.mk.

# Draws what was recorded, and puts all of it on one page: the demos first,
# then the tests in their order.
DIAGRAM := $(BUILD)/lib/tools/diagram/diagram
TRACES ?= $(shell cd $(OUT) 2>/dev/null && for name in $(RUNNABLE) \
  `$(RUNNER) $(TEST_PROGRAM) --rows 2>/dev/null | cut -f 1`; do \
  [ ! -f $$name.trace ] || echo $(OUT)/$$name.trace; done)
diagrams:
	$(Q)$(if $(TRACES),,echo 'Nothing has been recorded in $(LESSON) yet: make check'; exit 1)
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
# learners move them, so they are not shown. What no record can show is drawn
# from a source that was written by hand: one that the list does not name.
PICTURES := $(ROOT)/docs/diagrams
NUMBER := $(firstword $(subst -, ,$(LESSON)))
EACH_PICTURE = sed -n 's/^\($(NUMBER)-[^ ]*\) /\1 /p' $(PICTURES)/list | \
  while read -r name record; do
SHOWN := $(OUT)/pictures
BY_HAND = $(filter-out $(addprefix $(PICTURES)/,$(addsuffix .dot, \
  $(shell cut -d ' ' -f 1 $(PICTURES)/list))),$(wildcard \
  $(PICTURES)/$(NUMBER)-*.dot))
SHOWN_TRACES = $$($(EACH_PICTURE) echo $(OUT)/$${record%.map}.trace; done | sort -u)
NO_LINES = sed '/class="src/d; s/, [a-z_]*\.[ch]:[0-9]*//g; s/[a-z_]*\.[ch]:[0-9]*//g; s/ \[\]//g'
check-pictures:
	$(Q)mkdir -p $(SHOWN)
	$(Q)set -- $(SHOWN_TRACES); [ $$# = 0 ] || \
	  SOURCES=no $(DIAGRAM) draw -o $(SHOWN) "$$@" >/dev/null
	$(Q)$(EACH_PICTURE) $(NO_LINES) $(SHOWN)/$$record.dot >$(OUT)/.today; \
	  $(NO_LINES) $(PICTURES)/$$name.dot | cmp -s - $(OUT)/.today || echo "docs/diagrams/$$name.svg does not show today's run of" \
	    "$$record: make pictures"; done | { ! grep .; }
	$(Q)for dot in $(BY_HAND); do \
	  grep -qs "drawn from `cksum <$$dot | tr ' ' -` " $${dot%.dot}.svg || \
	  echo "docs/diagrams/$${dot##*/} was not drawn since it was written:" \
	    'make pictures'; done | { ! grep .; }

pictures:
	$(Q)$(NEED) 'make pictures' neato
	$(Q)$(MAKE) --no-print-directory check-tests check-demos
	$(Q)$(MAKE) --no-print-directory diagrams
	$(Q)rm -rf $(SHOWN); DIAGRAM=$(DIAGRAM) SOURCES=no sh $(TOOLS)/diagram/draw.sh -o $(SHOWN) $(SHOWN_TRACES)
	$(Q)$(EACH_PICTURE) for kind in dot svg; do \
	  cp $(SHOWN)/$$record.$$kind $(PICTURES)/$$name.$$kind || exit 1; done; done
	$(Q)for dot in $(BY_HAND); do sh $(TOOLS)/hand_picture.sh $$dot || exit 1; done
