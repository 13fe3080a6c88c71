# play.mk: the page that steps through a lesson's runs, OUT/play.html.
#
# lesson.mk includes it. `make play RUN=final` runs a demo, or a test, draws what
# was recorded, and prints the address of its run on the page; OPEN=1 opens it;
# ALONE=1 writes a page with this run only, to be sent to somebody. Without RUN
# the page lists what has been recorded so far.

# A source is looked for here first, then on the floors.
PLAY_FOLDERS = $(if $(EXERCISE),$(FROM)) . $(ROOT)/lessons/$(LESSON) \
  $(filter-out %/$(LESSON),$(wildcard $(ROOT)/lessons/[0-9]*)) $(ROOT)/lib/tests
PLAY = $(DIAGRAM) play -p $(TOOLS)/diagram/play $(PLAY_FOLDERS:%=-s %)
# For `diagrams`: all runs that it has drawn.
PLAY_PAGE = $(if $(TRACES),$(PLAY) "Lesson $(LESSON)" $(TRACES) \
  >$(OUT)/play.html)
PLAY_FILE = $(OUT)/$(if $(ALONE),$(RUN).play.html,play.html)

.PHONY: play play-run
play: $(if $(RUN),play-run)
	$(Q)[ -z "$(RUN)" ] || [ -f $(OUT)/$(RUN).trace ] || { \
	  echo "There is no record of a run called $(RUN) in $(or $(EXERCISE),$(LESSON))."; \
	  exit 1; }
	$(Q)$(MAKE) --no-print-directory diagrams FORMAT=svg >/dev/null
	$(Q)[ -z "$(ALONE)" ] || $(PLAY) "$(RUN)" $(OUT)/$(RUN).trace >$(PLAY_FILE)
	@echo "Step through: file://$(PLAY_FILE)$(RUN:%=$(HASH)%)"
	$(Q)[ -z "$(OPEN)" ] || { for open in xdg-open open; do \
	  ! command -v $$open >/dev/null || { \
	    $$open "file://$(PLAY_FILE)$(RUN:%=$(HASH)%)"; exit; }; done; \
	  echo "Nothing here opens a page (xdg-open or open): open it yourself."; }

# What fails is shown all the same: that is when one looks. Of an exercise, what
# its `make check` has recorded is there.
play-run:
	$(Q)$(if $(EXERCISE),:,$(MAKE) --no-print-directory \
	  $(if $(filter $(RUN),$(DEMOS)),$(OUT)/$(RUN).demo,check-tests) || :)
