# lint.mk: what is checked without running anything of the kit. Included by the
# root Makefile.

.PHONY: house check-house
house: # circles, arrows that go up, what has grown too long
	$(Q)sh lib/tools/house.sh

check-house: # does it see the faults that it is there for?
	$(Q)sh lib/tools/tests/check_house.sh
