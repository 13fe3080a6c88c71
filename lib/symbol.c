#include "symbol.h"

#include <stddef.h>

#ifdef __linux__
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// The linker puts this name on the executable's header in memory.
extern const char __ehdr_start[] __attribute__((visibility("hidden")));

uintptr_t symbol_static_address(const void *code) {
  const ElfW(Ehdr) *header = (const void *)__ehdr_start;
  const ElfW(Phdr) *segment = (const void *)(__ehdr_start + header->e_phoff);
  for (int i = 0; i < header->e_phnum; i++, segment++)
    if (segment->p_type == PT_LOAD && segment->p_offset == 0)
      return (uintptr_t)code - (uintptr_t)header + segment->p_vaddr;
  return (uintptr_t)code;
}

// Maps the executable's file, once: its symbols are not loaded with the rest.
// Under valgrind and qemu the link is right where opening it is not.
static char *executable(void) {
  static char *file;
  char path[4096] = "";
  if (file || readlink("/proc/self/exe", path, sizeof path - 1) < 0)
    return file;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  off_t size = lseek(fd, 0, SEEK_END);
  file = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  close(fd);
  return file == MAP_FAILED ? (file = NULL) : file;
}

const char *symbol_name(const void *code) {
  char *file = executable();
  if (!file || !code)
    return NULL;
  uintptr_t address = symbol_static_address(code);
  const ElfW(Ehdr) *header = (const void *)file;
  const ElfW(Shdr) *sections = (const void *)(file + header->e_shoff), *table;
  for (table = sections; table < sections + header->e_shnum; table++) {
    const ElfW(Sym) *symbol = (const void *)(file + table->sh_offset);
    const ElfW(Sym) *end = symbol + table->sh_size / sizeof *symbol;
    for (; table->sh_type == SHT_SYMTAB && symbol < end; symbol++) {
      uintptr_t offset = address - symbol->st_value;
      if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC ||
          (offset != 0 && offset >= symbol->st_size))
        continue;
      // Compilers call variants of a function `body.part.0`, or the like. The
      // mapping is private, so cutting that off changes our copy only.
      char *name = file + sections[table->sh_link].sh_offset + symbol->st_name;
      name[strcspn(name, ".")] = '\0';
      return name;
    }
  }
  return NULL;
}

#else

uintptr_t symbol_static_address(const void *code) { return (uintptr_t)code; }

const char *symbol_name(const void *code) { return (void)code, NULL; }

#endif
