#include "record/watched_file.h"

#include "record/shared_memory.h"
#include "text.h"

void watched_file_new(int fd) {
  WatchedFile *file = record_memory(sizeof *file);
  const char *name = text_format("file %d", ++record_now->file_count);
  *file = (WatchedFile){record_now->files, fd, record_text(name)};
  record_now->files = file;
}

const char *watched_file_name(int fd) {
  const WatchedFile *file = record_now->files;
  while (file && file->fd != fd)
    file = file->next;
  if (!file)
    watched_file_new(fd);
  return file ? file->name : record_now->files->name;
}
