# mutate.mk: would the tests see a small change of the code? Included by the root
# Makefile; the Makefile here says what can be given.

.PHONY: mutate
mutate:
	$(Q)$(MAKE) $(IN) lib/tests -f ../tools/mutate/Makefile mutate
