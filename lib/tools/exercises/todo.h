// todo.h: what stands in a function that is still to be written.
#ifndef TODO_H
#define TODO_H

#include "die.h"

#define TODO die("%s() is not written yet", __func__)

#endif
