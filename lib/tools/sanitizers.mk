# sanitizers.mk: those that run here, as flags of the compiler. The including
# Makefile gives ROOT and BUILD.
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined
ifeq ($(origin HAS_SANITIZER),undefined) # else the make that calls us has asked
HAS_SANITIZER = $(eval HAS_SANITIZER := $$(shell BUILD=$(BUILD) RUNNER='$(RUNNER)' \
  sh $(ROOT)/lib/tools/machine.sh sanitizers '$(CC)' '$(SANITIZE)'))$(HAS_SANITIZER)
endif
SANITIZERS = $(if $(filter all no-leaks,$(HAS_SANITIZER)),$(SANITIZE) \
  $(if $(filter no-leaks,$(HAS_SANITIZER)),-DNO_LEAKS))
NEED = CC='$(CC)' BUILD=$(BUILD) sh $(ROOT)/lib/tools/doctor.sh need
NEED_CC = $(if $(filter plain,$(MODE)),:,$(if $(filter \
  no-compiler,$(HAS_SANITIZER)),$(NEED) 'The kit' cc,:))
