# Random programs of API calls, under the sanitizers. The including Makefile
# gives BUILD, Q and CC, and stands in the kit's root.
#
#   make fuzz-api SEED=1 N=20000     runs so many; JOBS=2 at a time
#   make fuzz-api ONLY=17 V=1        lists the calls of one; KEEP=TAG,... makes
#                                    only these
#   make valgrind                    50 of them without the sanitizers
#   make fuzz-api IMPL=shortcut      the second implementation of lessons 1 to 3

SEED ?= 1
API_FUZZ := lib/tools/api-fuzz
API_FUZZ_OUT := $(BUILD)/api-fuzz/$(or $(MODE),checked)$(IMPL:%=-%)
API_FUZZ_IMPL := $(if $(IMPL),$(wildcard lib/tools/$(IMPL)/*.c))
API_FUZZ_FLOORS := $(wildcard $(patsubst %.h,%.c,$(wildcard lessons/[0-9]*/*.h)))
API_FUZZ_SOURCES := $(wildcard $(API_FUZZ)/*.c) $(LIB_C:%=lib/%.c) \
  $(patsubst %.h,%.c,$(wildcard $(API_FUZZ_IMPL:.c=.h))) \
  $(foreach c,$(API_FUZZ_FLOORS),$(firstword \
    $(filter %/$(notdir $c),$(API_FUZZ_IMPL)) $c))
API_FUZZ_OBJECTS := $(API_FUZZ_SOURCES:%.c=$(API_FUZZ_OUT)/%.o)
API_FUZZ_CFLAGS = -std=gnu11 -pthread -Wall -Wextra -g -O1 \
  -fno-omit-frame-pointer \
  -fno-optimize-sibling-calls -fstack-clash-protection -Ilib -Ilessons \
  $(if $(filter plain,$(MODE)),,-DCHECKED=1 $(SANITIZERS))

$(API_FUZZ_OUT)/api-fuzz: $(API_FUZZ_OBJECTS)
	$(Q)$(CC) $(API_FUZZ_CFLAGS) $^ $(LDFLAGS) -lm -o $@

$(API_FUZZ_OBJECTS): $(API_FUZZ_OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(API_FUZZ_CFLAGS) $(WERROR) -MMD -MP -c $< -o $@

# What repeats a failure needs these besides.
API_FUZZ_WITH := $(MODE:%= MODE=%)$(IMPL:%= IMPL=%)

.PHONY: fuzz-api
fuzz-api: N := 20000
fuzz-api: $(API_FUZZ_OUT)/api-fuzz
	@API_FUZZ_OUT=$(API_FUZZ_OUT) $(RUNNER) $< seed=$(SEED) n=$(N) \
	  $(ONLY:%=only=%) $(KEEP:%=keep=%) $(JOBS:%=jobs=%) \
	  $(if $(RUNNER),seconds=300) with='$(API_FUZZ_WITH)'

-include $(API_FUZZ_OBJECTS:.o=.d)
