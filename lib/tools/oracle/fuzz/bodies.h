// bodies.h: what runs the lines of each thing that the program declares.
#ifndef BODIES_H
#define BODIES_H

// Makes all its things, with the loops.
void things_make(void);

#endif
