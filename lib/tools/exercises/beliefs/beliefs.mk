# beliefs.mk: all programs of a predict or wrong-line as one, on another floor
# than the kit's: of the lesson FLOOR the objects INSTEAD, or those of the files
# in WRONG. Included by exercise.mk; see tests/check_beliefs.sh, which has floors
# on which a misconception is true, and check/seeded.sh, which has the learner's.
ONE := $(OUT)/one
ALL_O := $(GIVEN_C:%.c=$(OBJ)/solutions/$(EXERCISE)/%.one.o) \
  $(OBJ)/lib/tools/exercises/beliefs/one.o
WRONG_C := $(if $(WRONG),$(notdir $(wildcard $(WRONG)/*.c)))
INSTEAD ?= $(WRONG_C:%.c=$(ONE)/%.o)

# Each program's main() is called after it: see one.c.
$(OBJ)/%.one.o: $(ROOT)/%.c $(HOW)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -w -Dmain=program_$(notdir $*) -MMD -MP -c $< -o $@

$(WRONG_C:%.c=$(ONE)/%.o): $(ONE)/%.o: $(WRONG)/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -w -O0 -g0 -c $< -o $@

.PHONY: one programs-in-one
programs-in-one: $(ALL_O) $(KIT)
one: $(ONE)/one
$(ONE)/one: $(ALL_O) $(INSTEAD) $(filter-out $(patsubst %, \
  $(OBJ)/lessons/$(FLOOR)/%,$(notdir $(INSTEAD))),$(KIT))
	@mkdir -p $(@D)
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) -rdynamic $^ $(LDFLAGS) -ldl -lm -o $@
-include $(ALL_O:.o=.d)
