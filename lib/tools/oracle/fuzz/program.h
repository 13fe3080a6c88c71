// program.h: a random program, as lines.
//
// README.md tells the language. A Program is one of the many in a file: its
// lines, cut into words. What belongs to a line are the lines behind it that
// stand deeper.
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>

enum { MOST_WORDS = 8 };

typedef struct Line {
  int depth;         // 0 for what declares something
  char *text;        // without the spaces before it
  const char *owner; // whose body it stands in
  char *words[MOST_WORDS];
  int count; // of words
} Line;

typedef struct Program {
  int number;
  bool has_loop;
  bool frees;  // things, before its end
  Line *lines; // the first is `program NUMBER`
  int count;
} Program;

// The next program of a file, the first at `text`; NULL when there is none
// left. Changes the text. Moves `text` behind the program.
Program *program_read(char **text);
void program_free(Program *self);

// The first line behind n and all that belongs to it.
int program_skip(const Program *self, int n);
bool line_is(const Line *self, const char *word); // its first one

// The whole file, to be freed; NULL when it cannot be read.
char *file_read(const char *path);

#endif
