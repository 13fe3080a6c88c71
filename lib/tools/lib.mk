# lib.mk: the parts of lib/ that every program of the kit is linked with.
LIB_C := die text misuse error value os_error address bytes pool stack symbol \
  context quickheap ring record/verb record/shared_memory record/actors \
  record/waiting_line record/watched_file record/recorded_event record/trace \
  record/recorded_job record/trace_job record/print record/event_text \
  record/frames record/source record/trace_file record/record

# What every program of tests is linked with, too.
TESTING_C := testing testing_old testing_right testing_end testing_share \
  testing_run report record/sentence record/missing
