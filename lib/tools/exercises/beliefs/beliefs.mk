# beliefs.mk: all programs of a predict as one, on a floor that is not right:
# WRONG is a folder with some of its files, WRONG_LESSON the lesson's name. See
# tests/check_beliefs.sh. Included by exercise.mk, for a predict.
BELIEVED := $(OUT)/believed
ALL_O := $(GIVEN_C:%.c=$(OBJ)/solutions/$(EXERCISE)/%.one.o) \
  $(OBJ)/lib/tools/exercises/beliefs/one.o
WRONG_C := $(notdir $(wildcard $(WRONG)/*.c))

# Each program's main() is called after it: see one.c.
$(OBJ)/%.one.o: $(ROOT)/%.c $(HOW)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -w -Dmain=program_$(notdir $*) -MMD -MP -c $< -o $@

$(WRONG_C:%.c=$(BELIEVED)/%.o): $(BELIEVED)/%.o: $(WRONG)/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -w -O0 -g0 -c $< -o $@

.PHONY: believed programs-in-one
programs-in-one: $(ALL_O) $(KIT)
believed: $(BELIEVED)/one
$(BELIEVED)/one: $(ALL_O) $(WRONG_C:%.c=$(BELIEVED)/%.o) \
  $(filter-out $(WRONG_C:%.c=$(OBJ)/lessons/$(WRONG_LESSON)/%.o),$(KIT))
	$(Q)$(CC) $(KIT_CFLAGS) $(CFLAGS) -rdynamic $^ $(LDFLAGS) -ldl -lm -o $@
