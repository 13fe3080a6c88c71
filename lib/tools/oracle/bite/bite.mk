# bite.mk: does each row of the matrix have a test that can fail? Included by
# the root Makefile. For each row the floors are changed in a small way that
# breaks it; every test that names the row must notice. The tests are checked
# ones, for a row may be what only these say, but without the sanitizers.
#
#   make rows-bite                 all rows that have changes
#   make rows-bite ROWS="G01 X22"  only these
#   make rows-bite JOBS=1          one change at a time, and not two

BITE := lib/tools/oracle/bite
# The lessons whose rows have changes that break them.
BITE_LESSONS := $(filter-out 11-%,$(LESSONS))
BITE_OUT := $(BUILD)/rows-bite

.PHONY: rows-bite rows-bite-now
rows-bite:
	$(Q)sh lib/tools/lock.sh $(BUILD) $(MAKE) $(IN) . rows-bite-now

rows-bite-now:
	$(Q)mkdir -p $(BITE_OUT)
	$(Q)for lesson in $(BITE_LESSONS); do \
	  $(MAKE) $(IN) lessons/$$lesson -f ../../$(BITE)/tests.mk \
	    BUILD=$(BITE_OUT)/build LESSON=$$lesson MODE=plain \
	    CHECKED=-DCHECKED=1 OBJECTS=$(BITE_OUT)/$$lesson || exit 1; done
	$(Q)OUT=$(BITE_OUT) ROWS='$(ROWS)' JOBS='$(JOBS)' \
	  LESSONS='$(BITE_LESSONS)' sh $(BITE)/bite.sh
