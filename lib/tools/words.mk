# words.mk: what a person gives make, as in EX=01-build, is words and the paths
# of files. Most of it reaches a shell, where these characters would be more
# than that: they are refused.
GIVEN := EX ONLY RUN LESSON EXERCISE DEMO PROGRAM FORCE TIMES YES FORMAT JOBS \
  BATCH IMPL MINE MODE RECORD PRISTINE PYTHON SEED N TRACES FROM OUT BUILD \
  DEPTH V STUB SECONDS_EACH MEGABYTES PROCESSES GRADE_PLACE DRAW \
  MODULES IO BRIEF DELEGATES ASAN TOWER BLAME OPEN ALONE
define NEWLINE


endef
EMPTY :=
BLANK := $(EMPTY) $(EMPTY)
TAB := $(EMPTY)	$(EMPTY)
HASH := \#
NO_WORDS = ; & | < > ( ) ` ' " $$ \ $(HASH)
NO_WORD = $(strip $(foreach c,$(NO_WORDS),$(findstring $c,$(value $1))) \
  $(if $(findstring $(NEWLINE),$(value $1)),newline))
REFUSED := $(foreach name,$(GIVEN),$(if $(filter-out file% automatic,$(origin \
  $(name))),$(if $(call NO_WORD,$(name)),$(name))))
REFUSED += $(if $(call NO_WORD,MAKECMDGOALS),target)
# A submission may have any name, but for what make itself takes for its own.
REFUSED += $(if $(findstring $$,$(value SUBMISSION)),SUBMISSION)
ifneq ($(strip $(REFUSED)),)
$(error There is more than words in $(strip $(REFUSED)))
endif
NO_PATH = $(strip $(foreach c,$(NO_WORDS) : = % * ? [ ],$(findstring \
  $c,$(value $1))) $(if $(or $(findstring $(BLANK),$(value $1)),$(findstring \
  $(TAB),$(value $1)),$(findstring $(NEWLINE),$(value $1))),a blank))
ifneq ($(call NO_PATH,CURDIR),)
$(error make cannot work in a folder whose path has $(call NO_PATH,CURDIR) \
  in it: move the kit)
endif
$(foreach name,BUILD OUT FROM GRADE_PLACE,$(if $(call NO_PATH,$(name)),$(error \
  $(name) is a path with $(call NO_PATH,$(name)) in it, which make cannot use)))
