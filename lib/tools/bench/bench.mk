# bench.mk: make bench, the kit beside its peers. Included by the root Makefile.
#
# What a peer needs on Debian: libboost-context-dev, libpth-dev, libpcl1-dev,
# libev-dev, libuv1-dev, python3-uvloop. One that is not there is left out.
# PART=alone, echo or crawl measures one part only.

# -O3 for its inlining: where what resumes and what yields are inlined on both
# sides, each return goes back to its call, as the processor expects.
BENCH := $(BUILD)/bench
# gcc stops to inline in a program as large as this one, if it is not told to
# go on. And with gcc, -flto needs -fno-ipa-reference: see lib/context.h.
BENCH_CFLAGS := -std=gnu11 -O3 -flto -fno-ipa-reference -finline-limit=400 \
  --param large-unit-insns=1000000 -DNO_TRACE -DNDEBUG -DNVALGRIND -Wall \
  -Wextra $(WERROR) -Ilib -Ilessons
BENCH_C = $(LIB_C:%=lib/%.c) $(wildcard $(patsubst %.h,%.c,$(wildcard \
  lessons/[0-9]*/*.h))) $(wildcard lib/tools/bench/*.c)

# $(call peer,MACRO,a line of C that needs it,how to link it,its package)
peer = if printf '%b\n' '$(2)' 'int main(void) { return 0; }' | $(CC) -x c - \
  $(3) -o $(BENCH)/probe 2>/dev/null; then echo '-D$(1) $(3)'; \
  else echo 'left out: $(4) is not installed' >&2; fi

.PHONY: bench
bench:
	@mkdir -p $(BENCH)
	$(Q)peers="$$( \
	  $(call peer,HAVE_FCONTEXT,void *make_fcontext(); void *(*f)() = \
	    make_fcontext;,-lboost_context,libboost-context-dev); \
	  $(call peer,HAVE_PCL,\0043include <pcl.h>,-lpcl,libpcl1-dev); \
	  $(call peer,HAVE_PTH,\0043include <pth.h>,-lpth,libpth-dev); \
	  $(call peer,HAVE_EV,\0043include <ev.h>,-lev,libev-dev); \
	  $(call peer,HAVE_UV,\0043include <uv.h>,-luv,libuv1-dev))"; \
	$(CC) $(BENCH_CFLAGS) $(BENCH_C) $$peers -lm -o $(BENCH)/bench
	$(Q)for python in $(PYTHON) /usr/bin/python3 python3; do \
	  $$python -c 'import uvloop' 2>/dev/null && break; done; \
	  $$python -c 'import uvloop' 2>/dev/null || \
	  echo 'left out: python3-uvloop is not installed' >&2; \
	  $(BENCH)/bench $(BENCH) "$$python" '$(PART)' \
	  | tee $(BENCH)/bench.txt
	$(if $(filter echo crawl,$(PART)),,$(Q)$(MAKE) --no-print-directory \
	  -C lib/tools/shortcut measure)
