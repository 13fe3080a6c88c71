# exercises.mk: the exercises, from the top folder. The including Makefile gives
# BUILD and Q.
EXERCISES := $(notdir $(patsubst %/steps,%,$(wildcard exercises/*/steps)))

.PHONY: tower progress watch hint reset solution grade check-exercises \
  check-tools check-grade pristine

# The learner's tools.
hint watch reset solution:
	$(Q)sh lib/tools/exercises/$@.sh $(EX)

progress tower:
	$(Q)sh lib/tools/exercises/$@.sh

# SUBMISSION is a folder like this one, or the exercises in it; without it, what
# stands here is graded.
grade:
	$(Q)sh lib/tools/exercises/grade.sh $(SUBMISSION)

# -- for those who work on the kit ------------------------------------------------
# Each exercise fails cleanly as it is given, its solution passes, and its known
# wrong answers are answered. PRISTINE=1: and nobody has touched it.
check-exercises: $(EXERCISES:%=prove-%)
	$(Q)sh lib/tools/exercises/tests/check_beliefs.sh

prove-%: prove-first
	$(Q)MAKEFLAGS= sh lib/tools/exercises/prove.sh $*

# What they all need, made once.
.PHONY: prove-first
prove-first:
	$(Q)for exercise in $(EXERCISES); do \
	  $(MAKE) --no-print-directory -s -C exercises/$$exercise kit || exit 1; done

check-tools:
	$(Q)sh lib/tools/exercises/tests/check_tools.sh

check-grade:
	$(Q)sh lib/tools/exercises/tests/check_grade.sh

# Makes the learner's files again from the solutions. Work in them is lost.
pristine:
	$(Q)for exercise in $(EXERCISES); do \
	  sh lib/tools/exercises/make_files.sh pristine $$exercise exercises/$$exercise \
	    || exit 1; done
