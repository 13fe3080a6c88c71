// frames.h: who has called us, as return addresses.
//
// They are read by the frame pointers, which the kit is compiled with: that is
// cheap enough to do at each event. source.h knows their lines.
#ifndef FRAMES_H
#define FRAMES_H

// The return addresses above `frame`, innermost first; the rest of `frames` is
// left as it is.
void frames_walk(const void *frame, const void **frames, int count);

// ... of a program that has gone wrong, whose frame pointer may be anything:
// only what can be read is.
void frames_walk_from(const void *unknown, const void **frames, int count);

#endif
