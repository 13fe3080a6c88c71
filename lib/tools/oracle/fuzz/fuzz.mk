# How random programs are compared with CPython. The including Makefile gives
# BUILD, Q and CC, and stands in the kit's root.
#
#   make fuzz-oracle SEED=1 N=10000   writes and compares so many
#   make fuzz-oracle PROGRAMS=FILE    compares those in the file

FUZZ := lib/tools/oracle/fuzz
FUZZ_OUT := $(BUILD)/fuzz
FUZZ_SOURCES := $(wildcard $(FUZZ)/*.c) \
  $(LIB_C:%=lib/%.c) \
  $(wildcard $(patsubst %.h,%.c,$(wildcard lessons/[0-9]*/*.h)))
FUZZ_OBJECTS := $(FUZZ_SOURCES:%.c=$(FUZZ_OUT)/%.o)
FUZZ_CFLAGS = -std=gnu11 -Wall -Wextra -g -O1 -fno-omit-frame-pointer \
  -fno-optimize-sibling-calls -fstack-clash-protection \
  $(SANITIZERS) -Ilib -Ilessons
SEED ?= 1
N ?= 10000
PYTHON ?= python3

$(FUZZ_OUT)/fuzz: $(FUZZ_OBJECTS)
	$(Q)$(CC) $(FUZZ_CFLAGS) $^ $(LDFLAGS) -lm -o $@

$(FUZZ_OBJECTS): $(FUZZ_OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(FUZZ_CFLAGS) $(WERROR) -MMD -MP -c $< -o $@

# Two at once build one after the other; what each writes is its own.
.PHONY: fuzz-oracle
fuzz-oracle:
	$(Q)$(NEED) 'make $@' $(PYTHON)
	$(Q)sh lib/tools/lock.sh $(FUZZ_OUT) $(MAKE) -s $(IN) . $(FUZZ_OUT)/fuzz \
	  BUILD=$(BUILD)
	$(Q)$(PYTHON) $(FUZZ)/compare.py $(FUZZ_OUT) \
	  $(if $(PROGRAMS),$(PROGRAMS),$(SEED) $(N))

-include $(FUZZ_OBJECTS:.o=.d)
