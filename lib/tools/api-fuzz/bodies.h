// bodies.h: the code of a program that the kit calls.
//
// Whatever it is, it makes some calls and returns: each is a caller.
#ifndef BODIES_H
#define BODIES_H

#include "caller.h"

CoroutineBody coroutine_body;                  // arg: its Body
GeneratorBody generator_body;                  // arg: its GeneratorThing
Callback callback;                             // arg: its Node
Callback callback_idle;                        // does nothing
ExceptionHandler handler;                      // arg: its LoopThing
DoneCallback done_callback_1, done_callback_2; // arg: a Registration
void iterator_make(IteratorThing *self, Dice *dice);

// Something to travel.
Value any_value(Dice *dice);
Error any_error(Dice *dice);
double any_delay(Dice *dice);

#endif
