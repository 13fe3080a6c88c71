# How the diagrams are made. The including Makefile gives BUILD, CC, CFLAGS.
#
#   $(BUILD)/lib/diagram/diagram   the program
#   NAME.svg NAME.dot NAME.map.dot NAME.txt   from NAME.trace
#   $(call DRAW,FILES)             draws many traces at once, which is faster

DIAGRAM := $(BUILD)/lib/diagram/diagram
DIAGRAM_SOURCES := $(sort $(wildcard lib/diagram/*.c))
DIAGRAM_OBJECTS := $(DIAGRAM_SOURCES:%.c=$(BUILD)/%.o)

# A picture of 100,000 events takes a second with optimization, and six
# without; nobody debugs the diagrams beside a lesson.
DIAGRAM_CFLAGS := -O2

$(DIAGRAM): $(DIAGRAM_OBJECTS)
	$(CC) $(CFLAGS) $(DIAGRAM_CFLAGS) -o $@ $(DIAGRAM_OBJECTS) $(LDFLAGS) -lm

$(DIAGRAM_OBJECTS): $(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(DIAGRAM_CFLAGS) -MMD -MP -c -o $@ $<

-include $(DIAGRAM_OBJECTS:.o=.d)

DRAW = DIAGRAM=$(DIAGRAM) sh lib/diagram/draw.sh $(1)

%.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null

%.map.dot: %.trace $(DIAGRAM)
	@$(DIAGRAM) draw $< > /dev/null

%.svg: %.trace $(DIAGRAM)
	@$(call DRAW,$<)
