# exercises.mk: the exercises, from the top folder. The including Makefile gives
# BUILD and Q.
EXERCISES := $(filter $(notdir $(patsubst %/steps,%,$(wildcard \
  exercises/*/steps))),$(shell cat exercises/order))
SCRIPTS := lib/tools/exercises

.PHONY: tower progress next watch hint reset solution grade check-exercises \
  check-tools check-way check-beliefs check-blame check-tower \
  check-grade pristine

# The learner's tools.
hint watch reset solution:
	$(Q)sh $(SCRIPTS)/$@.sh '$(EX)'

progress tower next:
	$(Q)sh $(SCRIPTS)/$@.sh

# SUBMISSION is a folder like this one, or the exercises in it; without it, what
# stands here is graded.
export SUBMISSION
grade:
	$(Q)sh $(SCRIPTS)/grade.sh "$$SUBMISSION"

# -- for those who work on the kit --------------------------------------------
# Each exercise fails cleanly as it is given, its solution passes, and its known
# wrong answers are answered. PRISTINE=1: and nobody has touched it.
check-exercises: $(EXERCISES:%=prove-%)
	$(Q)sh $(SCRIPTS)/tests/check_order.sh
	$(Q)sh $(SCRIPTS)/tests/check_misconceptions.sh

prove-%: prove-first
	$(Q)MAKEFLAGS= sh $(SCRIPTS)/prove.sh $*

# What they all need, made once.
.PHONY: prove-first
prove-first:
	$(Q)for exercise in $(EXERCISES); do \
	  $(MAKE) --no-print-directory -C exercises/$$exercise kit || exit 1; done

check-tools:
	$(Q)sh $(SCRIPTS)/tests/check_scripts.sh
	$(Q)sh $(SCRIPTS)/tests/check_functions.sh
	$(Q)sh $(SCRIPTS)/tests/check_program.sh
	$(Q)sh $(SCRIPTS)/tests/check_words.sh
	$(Q)sh $(SCRIPTS)/tests/check_tools.sh

# What a learner does besides solving it; EX=NAME: in that exercise only.
check-way:
	$(Q)MAKEFLAGS= sh $(SCRIPTS)/tests/check_way.sh $(EX)

# Is whoever predicts what one misconception leads to told so?
check-beliefs:
	$(Q)MAKEFLAGS= sh $(SCRIPTS)/tests/check_beliefs.sh $(EX)

# Is the function that is blamed the one that is wrong? All of it takes half an
# hour: SAMPLE=20 takes twenty cases of each kind.
check-blame:
	$(Q)sh $(SCRIPTS)/tests/check_blame.sh known
	$(Q)sh $(SCRIPTS)/tests/check_blame.sh planted

# Does the tower accept whatever a build accepts? All faults take an hour.
check-tower:
	$(Q)MAKEFLAGS= sh $(SCRIPTS)/tests/check_tower.sh

check-grade:
	$(Q)sh $(SCRIPTS)/tests/check_grade.sh

# Makes the learner's files again from the solutions. Work in them is lost.
pristine:
	$(Q)for exercise in $(EXERCISES); do \
	  sh $(SCRIPTS)/make_files.sh given $$exercise exercises/$$exercise \
	    || exit 1; done
