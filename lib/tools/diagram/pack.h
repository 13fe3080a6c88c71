// pack.h: a text in which what was said before is only pointed at.
//
// The data of a page repeats itself: every arrow has the same dozen attributes.
// In a packed text
//
//   ~DDDL   stands for the L characters that stand D characters before
//   ~~      stands for a ~
//
// and all else for itself. D has three digits and L one, of PACK_DIGITS, whose
// first is 0; L counts from PACK_LEAST. unpack() in play/unpack.js reads it.
//
// What is packed must be ASCII, so that a character is a byte here and a
// character there.

#ifndef DIAGRAM_PACK_H
#define DIAGRAM_PACK_H

#include "buffer.h"

// None of them means anything in HTML.
#define PACK_DIGITS                                                            \
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

enum { PACK_LEAST = 6, PACK_MOST = PACK_LEAST + 63, PACK_FAR = 64 * 64 * 64 };

// `before` is what the reader has already: it is pointed at, and not written.
void pack_text(Buffer *out, const char *before, const char *text);

#endif
