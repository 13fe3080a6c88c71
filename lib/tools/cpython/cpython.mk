# CPython's own tests of asyncio, on the kit's loop, futures and tasks. Included
# by the root Makefile.
#
#   make cpython-suite                  all of them, in some minutes
#   make cpython-suite LESSON=04        with the loop alone
#   make cpython-suite LESSON=07        with gather, groups, locks, queues, too
#   make cpython-suite LESSON=08        with the kit's wait for files
#   make cpython-suite IO=no            without files and sockets
#   make cpython-suite MODULES=locks    test_locks alone
#   make cpython-suite MINE='04 05'     on the learner's floors of these numbers
#   make cpython-suite IMPL=shortcut    on the other floors 1 to 3
#   make cpython-suite DELEGATES=2      so many between a task and its coroutine
#   make cpython-suite ASAN=yes         with AddressSanitizer, by gcc
#   make cpython-suite BRIEF=yes        the last line of the table

.PHONY: cpython-suite check-cpython-suite
SUITE_LESSON := $(patsubst %,0%,$(subst 0,,$(or $(firstword \
  $(subst -, ,$(LESSON))),05)))
SUITE_UPTO_05 := 01 02 03 04 05
SUITE_UPTO_06 := $(SUITE_UPTO_05) 06
SUITE_UPTO_07 := $(SUITE_UPTO_06) 07
SUITE_UPTO_08 := $(SUITE_UPTO_07) 08
SUITE_UPTO := $(addsuffix -%,$(addprefix lessons/, \
  $(or $(SUITE_UPTO_$(SUITE_LESSON)),04)))
SUITE_C := $(wildcard $(patsubst %.h,%.c, \
  $(filter $(SUITE_UPTO),$(wildcard lessons/*/*.h))))
SUITE_IMPL := $(if $(filter-out 04,$(SUITE_LESSON)),$(if $(IMPL),$(wildcard \
  lib/tools/$(IMPL)/*.c)))
# Of each file of a floor the learner's, else the other implementation's, else
# ours.
SUITE_MINE = $(foreach n,$(filter $(firstword $(subst -, ,$(1:lessons/%=%))), \
  $(MINE)),$(wildcard exercises/$(n)-build/$(notdir $(1))))
SUITE_FLOORS := $(foreach c,$(SUITE_C),$(firstword $(call SUITE_MINE,$(c)) \
  $(filter %/$(notdir $(c)),$(SUITE_IMPL)) $(c))) \
  $(patsubst %.h,%.c,$(wildcard $(SUITE_IMPL:.c=.h)))
SUITE_SOURCES := lib/tools/cpython/adapter.c \
  $(if $(filter 05 06 07 08,$(SUITE_LESSON)),lib/tools/cpython/adapter_tasks.c) \
  $(if $(filter 06 07 08,$(SUITE_LESSON)),lib/tools/cpython/adapter_call.c \
  lib/tools/cpython/adapter_together.c) \
  $(if $(filter 07 08,$(SUITE_LESSON)),lib/tools/cpython/adapter_queues.c) \
  $(if $(filter 08,$(SUITE_LESSON)),lib/tools/cpython/adapter_files.c) \
  $(SUITE_FLOORS) $(LIB_C:%=lib/%.c)
# What is made of other sources has another name.
SUITE_OUT := $(BUILD)/cpython-suite/$(subst $(BLANK),-,$(strip \
  $(SUITE_LESSON) $(IMPL) $(if $(ASAN),asan) $(if $(MINE),mine $(MINE))))

# Python's code runs on the stacks of coroutines, and needs more than ours does.
$(SUITE_OUT)/kit.so: $(SUITE_SOURCES) $(wildcard lessons/*/*.h lib/*.h)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -pthread $(CFLAGS) -fPIC -shared \
	  $(if $(MINE),,-Wall -Wextra $(WERROR)) \
	  -Werror=implicit-function-declaration -fno-omit-frame-pointer \
	  -fstack-clash-protection -DNO_TRACE -DSTACK_SIZE=4194304 \
	  $(if $(ASAN),-fsanitize=address,-Wl,-z,defs) \
	  -Ilib -Ilessons -Ilib/tools $(SUITE_SOURCES) -lm -o $@

cpython-suite:
	$(Q)[ '$(filter 04 05 06 07 08,$(SUITE_LESSON))' ] || { echo "LESSON=$(LESSON):" \
	  'the tests run on those that have a loop, LESSON=04 to 08'; exit 2; }
	$(Q)for n in $(MINE); do \
	  if ! [ -d "exercises/$$n-build" ]; then \
	    echo "MINE=$$n: there is no exercises/$$n-build"; exit 2; fi; \
	  if grep -q '^ *TODO;' exercises/$$n-build/*.c; then \
	    echo "exercises/$$n-build has functions that are not written yet:" \
	      'make check there names them.'; exit 1; fi; done
	$(Q)$(MAKE) -s $(IN) . $(SUITE_OUT)/kit.so
	$(Q)PYTHON=$(PYTHON) \
	  PRELOAD=$(if $(ASAN),$(shell $(CC) -print-file-name=libasan.so)) \
	  sh lib/tools/cpython/suite.sh $(SUITE_OUT)/kit.so $(SUITE_LESSON) \
	  $(MODULES)

# Do they see the faults that they are there for?
check-cpython-suite:
	$(Q)PYTHON=$(PYTHON) sh lib/tools/cpython/check_suite.sh
