// watched_file.h: which file is which in the record being written.
//
// Its number says nothing: the system gives the lowest that is free, and that
// depends on who has started the program. "file 1" is the first that the
// program has made known, or watched.
#ifndef WATCHED_FILE_H
#define WATCHED_FILE_H

// From now on this number is a file that nobody has watched yet.
void watched_file_new(int fd);

// "file 1"; one that is not known yet is new.
const char *watched_file_name(int fd);

#endif
