// take.c: copies a file that somebody else has made.
//
//   take FOLDER INNER FILE TO
//
// Copies FOLDER/INNER/FILE to TO, if it is a plain file of a megabyte at most.
// Neither INNER nor FILE may be a link: it could lead to a file that its author
// cannot read and we can. A second name of a file is such a link, too. What is
// wrong is printed, and the status is 1.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 1000000 };

static int refuse(const char *file, const char *why) {
  printf("%s %s\n", file, why);
  return 1;
}

static int copy(int from, int to) {
  static char bytes[MOST + 1];
  ssize_t size = read(from, bytes, sizeof bytes);
  return size >= 0 && write(to, bytes, (size_t)size) == size ? 0 : 2;
}

int main(int argc, char **argv) {
  if (argc != 5)
    return fprintf(stderr, "usage: take FOLDER INNER FILE TO\n"), 2;
  const char *file = argv[3];
  int folder = open(argv[1], O_RDONLY | O_DIRECTORY);
  int inner = openat(folder, argv[2], O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK; // a pipe does not hold us up
  int from = openat(inner, file, flags);
  struct stat is;
  if (from < 0 && (errno == ELOOP || errno == ENXIO || inner < 0))
    return refuse(file, faccessat(folder, argv[2], F_OK, 0) && errno == ENOENT
                            ? "is not there"
                            : "is not a plain file");
  if (from < 0 || fstat(from, &is) != 0)
    return refuse(file, errno == EACCES ? "cannot be read" : "is not there");
  if (!S_ISREG(is.st_mode) || is.st_nlink != 1)
    return refuse(file, "is not a plain file");
  if (is.st_size == 0)
    return refuse(file, "is empty");
  if (is.st_size > MOST)
    return refuse(file, "is larger than a megabyte");
  int to = open(argv[4], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);
  return to < 0 ? 2 : copy(from, to);
}
