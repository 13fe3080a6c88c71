# lint.mk: what is checked without running anything of the kit. Included by the
# root Makefile.
#
#   make lint PARTS=tidy     only one of: tidy cppcheck headers public

.PHONY: house check-house lint check-lint check-mutate check-blocks check-texts
house: # circles, arrows that go up, what has grown too long
	$(Q)sh lib/tools/house.sh

lint: # likely bugs, includes without use, functions without a test
	$(Q)sh lib/tools/lint.sh $(PARTS)

# Do they see the faults that they are there for?
check-house check-lint check-mutate check-blocks check-texts:
	$(Q)sh lib/tools/tests/$(subst -,_,$@).sh
