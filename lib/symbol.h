// symbol.h: names for code, from the running executable's symbol table.
//
// Both are safe in a signal handler. Linux only; elsewhere, and for what is
// stripped or in a shared library, there is no name. Names live for ever.
#ifndef SYMBOL_H
#define SYMBOL_H

#include <stdint.h>

// The function that `code` points to or into, or NULL.
const char *symbol_name(const void *code);

// The address as `addr2line -e program` wants it: a position-independent
// executable is loaded anywhere, its debug information counts from 0.
uintptr_t symbol_static_address(const void *code);

#endif
