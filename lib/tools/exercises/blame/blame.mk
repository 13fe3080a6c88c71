# blame.mk: a program that finds out which function is at fault, see blame.c.
# Included by exercise.mk, for an exercise that builds a floor.
#
# Of each of the learner's files and the kit's one is made, in which both stand.
# It goes from pipe to pipe and is nowhere kept. Without debugging information
# it compiles fast, and the lines that tests speak of are those of the tests.
BLAMING := $(patsubst %,$(OBJ)/lib/tools/exercises/blame/%.o,blame suspects swap try)
$(BLAMING): override CFLAGS += $(CHECK_CFLAGS)
# The linkers that are faster than the usual one, if they are there.
FAST_LINK = $(firstword $(foreach name,lld gold,$(if $(shell \
  command -v ld.$(name)),-fuse-ld=$(name))))

.PHONY: blame
blame: $(OUT)/blame/blame

$(OUT)/blame/%.o: $(OUT)/%.c $(HOW) $(wildcard $(SCRIPTS)/blame/*.awk)
	@mkdir -p $(@D)
	$(Q)sh $(SCRIPTS)/one_program.sh $(SOLVED)/$*.c $< $@ \
	  $(COMPILE) $(THEIR_CFLAGS) -w -O0 -g0

$(OUT)/blame/blame: $(FILES:%.c=$(OUT)/blame/%.o) $(BLAMING) \
  $(filter-out %/testing_run.o,$(CHECKS)) $(REST)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) $^ $(LDFLAGS) $(FAST_LINK) \
	  $(CHECK_LIBS) -lm -o $@

-include $(BLAMING:.o=.d)
