# CPython's own tests of asyncio, on the kit's loop. Included by the root
# Makefile.
#
#   make cpython-suite                      all of them, in some minutes
#   make cpython-suite IO=no                without files and sockets
#   make cpython-suite MODULES='locks'      test_locks alone
#   make cpython-suite MINE=04              on the loop of exercises/04-build

.PHONY: cpython-suite
SUITE_OUT := $(BUILD)/cpython-suite$(MINE:%=-mine)
SUITE_OURS := $(wildcard $(patsubst %.h,%.c,$(wildcard lessons/04-*/*.h)))
SUITE_FLOORS := $(foreach c,$(SUITE_OURS),$(if $(filter 04,$(MINE)), \
  $(firstword $(wildcard exercises/04-build/$(notdir $c)) $c),$c))
SUITE_SOURCES := lib/tools/cpython/adapter.c $(SUITE_FLOORS) $(LIB_C:%=lib/%.c)

$(SUITE_OUT)/kit.so: $(SUITE_SOURCES) $(wildcard lessons/04-*/*.h lib/*.h)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -pthread -g -O1 -fPIC -shared -Wall -Wextra $(WERROR) \
	  -fno-omit-frame-pointer -DNO_TRACE $(MINE:%=-w) \
	  -Ilib -Ilessons -Ilib/tools \
	  $(SUITE_SOURCES) -lm -o $@

cpython-suite: $(SUITE_OUT)/kit.so
	$(Q)PYTHON=$(PYTHON) sh lib/tools/cpython/suite.sh $< $(MODULES)
