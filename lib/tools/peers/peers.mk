# peers.mk: other programs at the kit's servers and clients, and attacks on a
# server. Included by the root Makefile, which gives BUILD and Q.
#
#   make check-peers SECONDS_EACH=10   ab and wrk press on for so long
#   make check-load FULL=1             as much as the machine allows

PEERS := $(BUILD)/peers
PEERS_CFLAGS := -std=gnu11 -pthread -O2 -g -fno-omit-frame-pointer -Wall \
  -Wextra -Ilib -Ilessons -Ilib/tools
PEERS_KIT := $(LIB_C:%=lib/%.c) $(wildcard $(patsubst %.h,%.c,$(wildcard \
  lessons/0[1-9]*/*.h)))
PEERS_PARTS = $(wildcard $(patsubst %.h,%.c,$(wildcard lib/tools/peers/*.h)))

$(PEERS)/%: lib/tools/peers/%.c $(PEERS_PARTS) $(PEERS_KIT) \
  $(wildcard lib/tools/peers/*.h lib/*.h lessons/0[1-9]*/*.h)
	@mkdir -p $(PEERS)
	$(Q)$(CC) $(PEERS_CFLAGS) $(WERROR) $(CFLAGS) $(filter %.c,$^) $(LDFLAGS) \
	  -lm -o $@

.PHONY: check-peers check-load
check-peers: $(PEERS)/peers
	$(Q)sh lib/tools/peers/check_peers.sh $< $(PEERS)/talk
	$(Q)$(MAKE) $(IN) lessons/11-crawler check-commands

check-load: $(PEERS)/load
	$(Q)$< $(FULL:%=full)
