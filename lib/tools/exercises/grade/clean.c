// clean.c: from stdin to stdout, at most 4000 bytes of text that may stand in
// XML and JSON: UTF-8 without control characters, but for the ends of lines and
// tabs. What is not UTF-8 becomes a question mark, byte by byte.
#include <stdio.h>

enum { MOST = 4000 };

// How many bytes the character there has, or 0 where there is none.
static int character(const unsigned char *at, size_t left) {
  if (*at < 0x80)
    return *at >= ' ' ? *at != 0x7f : *at == '\n' || *at == '\t';
  int n = *at >= 0xc2 && *at < 0xe0   ? 2
          : *at >= 0xe0 && *at < 0xf0 ? 3
          : *at >= 0xf0 && *at < 0xf5 ? 4
                                      : 0;
  if (!n || (size_t)n > left)
    return 0;
  for (int i = 1; i < n; i++)
    if ((at[i] & 0xc0) != 0x80)
      return 0;
  // Too long for what it says, half of a pair, none at all, or too large.
  if ((*at == 0xe0 && at[1] < 0xa0) || (*at == 0xed && at[1] >= 0xa0) ||
      (n == 3 && *at == 0xef && at[1] == 0xbf && at[2] >= 0xbe) ||
      (*at == 0xf0 && at[1] < 0x90) || (*at == 0xf4 && at[1] >= 0x90))
    return 0;
  return n;
}

int main(void) {
  unsigned char text[MOST];
  size_t size = fread(text, 1, sizeof text, stdin);
  for (size_t i = 0; i < size;) {
    int n = character(text + i, size - i);
    if (n)
      fwrite(text + i, 1, (size_t)n, stdout);
    else
      putchar('?');
    i += n ? (size_t)n : 1;
  }
  while (getchar() != EOF) // whoever writes to us comes to an end
    ;
  return 0;
}
