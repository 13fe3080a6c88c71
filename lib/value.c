#include "value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "misuse.h"

Value value_none(void) { return (Value){.kind = NONE}; }
Value value_bool(bool b) { return (Value){.kind = BOOL, .boolean = b}; }
Value value_int(int64_t i) { return (Value){.kind = INT, .integer = i}; }
Value value_float(double x) { return (Value){.kind = FLOAT, .number = x}; }
Value value_str(const char *s) { return (Value){.kind = STR, .string = s}; }
Value value_ptr(void *p) { return (Value){.kind = PTR, .pointer = p}; }
Value value_object(void *o) { return (Value){.kind = OBJECT, .object = o}; }

static const char *kind_name(Value v) {
  static const char *const names[] = {"NoneType", "bool",    "int",   "float",
                                      "str",      "pointer", "object"};
  return names[v.kind];
}

static void expect(Value v, ValueKind kind) {
  if (v.how_ == RAISED)
    misuse("expected %s, but the outcome RAISED %s: it has no value",
           kind_name((Value){.kind = kind}),
           outcome_repr((Outcome){.value = v}));
  if (v.kind != kind)
    misuse("expected %s, got %s %s", kind_name((Value){.kind = kind}),
           kind_name(v), repr(v));
}

bool value_as_bool(Value v) {
  expect(v, BOOL);
  return v.boolean;
}

int64_t value_as_int(Value v) {
  expect(v, INT);
  return v.integer;
}

double value_as_float(Value v) {
  if (v.kind == INT && v.how_ != RAISED)
    return (double)v.integer;
  expect(v, FLOAT);
  return v.number;
}

const char *value_as_str(Value v) {
  expect(v, STR);
  return v.string;
}

void *value_as_ptr(Value v) {
  if (v.kind == OBJECT && v.how_ != RAISED)
    return v.object;
  expect(v, PTR);
  return v.pointer;
}

bool value_is_none(Value v) { return v.kind == NONE; }
bool value_isinstance(Value v, const Type *type) {
  const Type *of = v.kind == OBJECT ? v.object->type : NULL;
  while (of && of != type)
    of = of->base;
  return of != NULL;
}

// A bool counts as 0 or 1, as in Python, where True == 1 == 1.0.
static bool is_whole(Value v, int64_t *whole) {
  *whole = v.kind == BOOL ? v.boolean : v.integer;
  return v.kind == BOOL || v.kind == INT;
}

// A double beyond 2^53 stands for one integer only: both ways must agree.
static bool equal_to_float(int64_t i, double x) {
  return (double)i == x && x < 0x1p63 && (int64_t)x == i;
}

bool value_equal(Value a, Value b) {
  int64_t i, j;
  bool a_whole = is_whole(a, &i), b_whole = is_whole(b, &j);
  if (a_whole && b_whole)
    return i == j;
  if (a_whole && b.kind == FLOAT)
    return equal_to_float(i, b.number);
  if (b_whole && a.kind == FLOAT)
    return equal_to_float(j, a.number);
  if (a.kind != b.kind)
    return false;
  switch (a.kind) {
  case NONE:
    return true;
  case FLOAT:
    return a.number == b.number;
  case STR:
    return !strcmp(a.string, b.string);
  default:
    return a.pointer == b.pointer;
  }
}

static _Thread_local const void *newest_origin;

const void *outcome_origin(void) {
  const void *origin = newest_origin;
  newest_origin = NULL;
  return origin;
}

Outcome outcome_from(Outcome o, const void *origin) {
  newest_origin = origin;
  return o;
}

static Outcome outcome(Value v, How how) {
  Outcome o = {.value = v};
  o.how = how;
  return o;
}

static Outcome failure(Error error) {
  if (CHECKED)
    error_expect_lasting(error);
  Outcome o = {.error = error};
  o.how = RAISED;
  return o;
}

Outcome yielded(Value v) { return outcome(v, YIELDED); }

Outcome returned(Value v) {
  return outcome_from(outcome(v, RETURNED), __builtin_return_address(0));
}

Outcome raised_error(Error error) {
  return outcome_from(failure(error), __builtin_return_address(0));
}

Outcome raised(ErrorType type, const char *message) {
  const char *words = message ? message : "";
  return outcome_from(failure((Error){.type = type, .message = words}),
                      __builtin_return_address(0));
}

Outcome raised_format(ErrorType type, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *message = message_format_v(format, args);
  va_end(args);
  return outcome_from(failure((Error){.type = type, .message = message}),
                      __builtin_return_address(0));
}

Outcome ended(Outcome o) {
  return outcome_from(o.how == RAISED ? o : outcome(value_none(), RETURNED),
                      __builtin_return_address(0));
}

// The shortest text that reads back as the same number, as Python's repr():
// 10.0, 0.1, and 1e+16 from there on.
static const char *float_repr(double x) {
  char text[32]; // of 25 at most
  if (isnan(x))
    return "nan"; // printf knows nans with a sign, Python does not
  int digits = 0; // behind the point
  do
    snprintf(text, sizeof text, "%.*e", digits, x);
  while (strtod(text, NULL) != x && ++digits < 17);
  const char *e = strchr(text, 'e');
  int exponent = e ? atoi(e + 1) : 99; // inf has none
  if (exponent < -4 || exponent > 15)
    return text_format("%s", text);
  return text_format("%.*f", digits > exponent ? digits - exponent : 1, x);
}

const char *str(Value v) {
  switch (v.kind) {
  case NONE:
    return "None";
  case BOOL:
    return v.boolean ? "True" : "False";
  case INT:
    return text_format("%lld", (long long)v.integer);
  case FLOAT:
    return float_repr(v.number);
  case STR:
    return v.string;
  case PTR:
    return text_format("%p", v.pointer);
  case OBJECT:
    return v.object->type->repr ? v.object->type->repr(v.object)
                                : text_format("<%s>", v.object->type->name);
  }
  return "?";
}

// One byte of a text as Python's repr() writes it, at most four characters.
// What is not ASCII stays as it is: Python does so with what can be printed.
static int byte_repr(char *to, unsigned char c, char quote) {
  if (c == '\n' || c == '\r' || c == '\t')
    return sprintf(to, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
  if (c == '\\' || c == (unsigned char)quote)
    return sprintf(to, "\\%c", c);
  if (c < 0x20 || c == 0x7f)
    return sprintf(to, "\\x%02x", c);
  *to = (char)c;
  return 1;
}

static const char *quoted(const char *string) {
  char quote = strchr(string, '\'') && !strchr(string, '"') ? '"' : '\'';
  char *text = allocate(4 * strlen(string) + 3), *to = text;
  *to++ = quote;
  for (; *string; string++)
    to += byte_repr(to, (unsigned char)*string, quote);
  *to = quote;
  return text_lend(text);
}

const char *repr(Value v) { return v.kind == STR ? quoted(v.string) : str(v); }

bool outcome_ends(Outcome o) {
  return (o.how == RETURNED && o.value.kind <= OBJECT) ||
         (o.how == RAISED && error_type_name(o.error.type));
}

const char *outcome_repr(Outcome o) {
  return o.how == RAISED ? error_repr(o.error) : repr(o.value);
}
