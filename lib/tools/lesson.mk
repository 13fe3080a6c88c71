# lesson.mk: what every lesson's Makefile includes, after LESSON := its name.
#
# A lesson is its floor (each NAME.h with its NAME.c), its demos (a NAME.c
# without a NAME.h, with a twin NAME.py and what Python printed, NAME.expected)
# and its tests (test_*.c). Everything generated goes under build/.

ROOT ?= ../..
BUILD ?= $(ROOT)/build
override BUILD := $(abspath $(BUILD))
# IMPL=NAME is another implementation behind the floors' headers: each .c in
# lib/tools/NAME takes the place of the floor's file of that name, and one with
# a header of its own is added.
OUT := $(BUILD)/$(LESSON)$(IMPL:%=-%)
LIB := $(ROOT)/lib
TOOLS := $(LIB)/tools
Q := $(if $(V),,@)
export LC_ALL := C

# -- how to compile ---------------------------------------------------------
# MODE=checked has the sanitizers, MODE=plain has none (valgrind, emulators),
# each with its own objects.
MODE ?= checked
# What make remembers of an object names files from here: a Makefile at another
# depth, with another ROOT, says DEPTH and has objects of its own.
OBJ := $(BUILD)/objects/$(MODE)$(IMPL:%=-%)$(DEPTH:%=-%)
SANITIZE := -fsanitize=address,undefined
ifeq ($(MODE),checked)
ifeq ($(origin HAS_SANITIZER),undefined) # else the make that calls us has asked
export HAS_SANITIZER := $(shell mkdir -p $(BUILD) && \
  echo 'int main(void){return 0;}' | \
  $(CC) $(SANITIZE) -x c - -o $(BUILD)/.probe 2>/dev/null && echo yes)
endif
CHECKED := -DCHECKED=1 \
  $(if $(HAS_SANITIZER),$(SANITIZE) -fno-sanitize-recover=undefined)
