# check.mk: Check, in which the tests are written, or what takes its place where
# it is not: the kit's own small runner, in check-stub/. STUB=yes takes that
# anyway, STUB=no never. The including Makefile gives ROOT and BUILD.
HAS_CHECK = $(eval HAS_CHECK := $$(shell \
  BUILD=$(BUILD) sh $(ROOT)/lib/tools/machine.sh check))$(HAS_CHECK)
CHECK_STUB := $(ROOT)/lib/tools/check-stub
TAKES_STUB = $(if $(STUB),$(filter yes,$(STUB)),$(filter no,$(HAS_CHECK)))
CHECK_NOW = $(or $(filter yes,$(HAS_CHECK)),$(error The tests need Check: \
  $(shell sh $(ROOT)/lib/tools/doctor.sh how check)))
CHECK_CFLAGS ?= $(if $(TAKES_STUB),-I$(CHECK_STUB),$(if $(CHECK_NOW),$(shell \
  pkg-config --cflags check)))
CHECK_LIBS ?= $(if $(TAKES_STUB),-I$(CHECK_STUB) $(CHECK_STUB)/check.c,$(shell \
  pkg-config --libs check))
