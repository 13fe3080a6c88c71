// value.h: what travels between two actors.
//
// A Value is what Python would call an object: None, True, 42, 1.5, 'hi', or
// a pointer to something of yours. An Error is an exception: a type and a
// message. An Outcome is how one resume came back: it YIELDED a value, it
// RETURNED one (Python's StopIteration(value)), or it RAISED an error.
//
// All three are passed by value and fit in two registers. Strings, messages
// and pointers inside are borrowed, never owned: they must outlive the Value.
#ifndef VALUE_H
#define VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "text.h"

struct Object;

// Every object that others must recognise starts with a pointer to its Type.
typedef struct Type {
  const char *name;        // as Python's type(x).__name__
  const struct Type *base; // what it is a kind of; NULL: of nothing else
  // Python's __repr__; lent, see text.h. NULL: its name in angle brackets.
  const char *(*repr)(const struct Object *self);
} Type;

typedef struct Object {
  const Type *type;
} Object;

typedef enum { NONE, BOOL, INT, FLOAT, STR, PTR, OBJECT } ValueKind;

typedef struct Value {
  ValueKind kind;
  How how_; // nothing of a Value's: an Outcome keeps its `how` here
  union {
    bool boolean;
    int64_t integer;
    double number;
    const char *string; // borrowed, as are all three pointers
    void *pointer;
    Object *object;
  };
} Value;

// One word says what it is and how it came, one word carries it. At 24 bytes
// an Outcome would travel through memory, which costs more than the switch.
typedef union Outcome {
  struct {
    int kind_or_type_;
    How how;
  };
  Value value; // when YIELDED or RETURNED
  Error error; // when RAISED
} Outcome;
_Static_assert(sizeof(Outcome) == 16, "an Outcome fits in two registers");

Value value_none(void);
Value value_bool(bool b);
Value value_int(int64_t i);
Value value_float(double x);
Value value_str(const char *s);
Value value_ptr(void *p);
Value value_object(void *object); // its first word is a `const Type *`

// What is inside. Asking for another kind than there is ends the program.
bool value_as_bool(Value v);
int64_t value_as_int(Value v);
double value_as_float(Value v); // takes an int too
const char *value_as_str(Value v);
void *value_as_ptr(Value v);

bool value_is_none(Value v);
bool value_isinstance(Value v, const Type *type); // an object of that kind
bool value_equal(Value a, Value b); // Python's a == b; pointers by address

// Can a body have ended with this? False for YIELDED, and for what was never
// made by returned() or raised().
bool outcome_ends(Outcome o);

Outcome yielded(Value v);
Outcome returned(Value v);
// Python's `raise type(message)`; NULL or "": `raise type()`. The message lives
// as long as the program: a literal does, and what raised_format() makes of it.
Outcome raised(ErrorType type, const char *message);
Outcome raised_format(ErrorType type, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
Outcome raised_error(Error error); // Python's `raise error`
// How a body ends after its `finally`: with the error of `o` if it has one,
// else with None. A YIELDED or RETURNED value of `o` is done with.
Outcome ended(Outcome o);

// Hands an error on to our caller, else is worth the Value. Do not use it
// while you hold something that a `finally` must give back, nor around a
// *_next(), where RETURNED means that the iterator is exhausted.
#define TRY(expr)                                                              \
  ({                                                                           \
    Outcome try_ = (expr);                                                     \
    if (try_.how == RAISED)                                                    \
      return try_;                                                             \
    try_.value;                                                                \
  })

// Python's repr() and str(), as text that the next sixteen calls leave alone.
// outcome_repr() is what a prompt would show: the value, or `Type: message`.
const char *repr(Value v);
const char *str(Value v);
const char *outcome_repr(Outcome o);

// Where in the code the newest Outcome that ends a body was made: a return
// address, from which the record finds the line of a `return` whose frame is
// gone. Reading it forgets it. A function that makes an Outcome for its caller
// hands its own return address on with outcome_from().
const void *outcome_origin(void);
Outcome outcome_from(Outcome o, const void *origin);

#endif
