# tests.mk: the tests of LESSON, without the sanitizers, and how they were made:
# OBJECTS is a file that takes it, one thing a line. Called in the lesson's
# folder by bite.mk.
override ROOT := ../..
include $(ROOT)/lib/tools/lesson.mk

.PHONY: objects
.DEFAULT_GOAL := objects
objects: $(TEST_PROGRAM)
	@printf '%s\n' '$(OBJ)' '$(CC) $(KIT_CFLAGS) $(CFLAGS) $(CHECK_CFLAGS)' \
	  '$(LDFLAGS) $(CHECK_LIBS) -lm' '$(TEST_O) $(KIT)' >$(OBJECTS)
