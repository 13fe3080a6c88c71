#include "json.h"

#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char cut_short[] = "the line ends too early (is the file cut?)";

Json json_of(const char *line, const char *end, Arena *arena) {
  return (Json){.at = line, .end = end, .arena = arena};
}

void json_fail(Json *self, const char *wrong) {
  if (!self->wrong)
    self->wrong = wrong;
}

// The next character that is not white space, or NUL at the end of the line.
static char json_peek(Json *self) {
  if (self->wrong)
    return '\0';
  while (self->at < self->end && *self->at && strchr(" \t\r", *self->at))
    self->at++;
  if (self->at < self->end)
    return *self->at;
  return '\0';
}

static bool json_take(Json *self, char c, const char *wrong) {
  if (json_peek(self) == c && self->at < self->end) {
    self->at++;
    return true;
  }
  json_fail(self, self->at == self->end ? cut_short : wrong);
  return false;
}

void json_open(Json *self, char bracket) {
  json_take(self, bracket, bracket == '{' ? "expected {" : "expected [");
  self->fresh = true;
}

// Between two members stands a comma, behind the last one the bracket.
static bool json_more(Json *self, char closing, const char *wrong) {
  bool fresh = self->fresh;
  self->fresh = false;
  if (json_peek(self) == closing) {
    self->at++;
    return false;
  }
  return fresh ? !self->wrong : json_take(self, ',', wrong);
}

const char *json_key(Json *self) {
  if (!json_more(self, '}', "expected , or }"))
    return NULL;
  const char *key = json_string(self);
  json_take(self, ':', "expected :");
  return self->wrong ? NULL : key;
}

bool json_item(Json *self) { return json_more(self, ']', "expected , or ]"); }

static int hex_digit(char c) {
  const char *digits = "0123456789abcdef";
  const char *at = c ? strchr(digits, c | 0x20) : NULL;
  return at ? (int)(at - digits) : -1;
}

// Reads the four digits behind \u.
static uint32_t json_unit(Json *self) {
  uint32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    int digit = self->at < self->end ? hex_digit(*self->at) : -1;
    if (digit < 0) {
      json_fail(self, "\\u needs four hexadecimal digits");
      return 0;
    }
    self->at++;
    unit = unit << 4 | (uint32_t)digit;
  }
  return unit;
}

// A character beyond U+FFFF is written as two units, a surrogate pair.
static uint32_t json_pair(Json *self) {
  uint32_t high = json_unit(self);
  if (high < 0xd800 || high >= 0xdc00 || self->end - self->at < 6 ||
      self->at[0] != '\\' || self->at[1] != 'u')
    return high;
  const char *second = self->at;
  self->at += 2;
  uint32_t low = json_unit(self);
  if (low >= 0xdc00 && low < 0xe000)
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  self->at = second;
  return high;
}

static uint32_t json_escape(Json *self) {
  static const char names[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
  char c = self->at < self->end ? *self->at++ : '\0';
  const char *name = c ? strchr(names, c) : NULL;
  if (c == 'u')
    return json_pair(self);
  if (!name)
    json_fail(self, "unknown escape in a string");
  return name ? (uint32_t)means[name - names] : 0;
}

// The first character that ends a string or needs more than a copy.
static const char *json_plain_end(const Json *self) {
  const char *at = self->at;
  while (at < self->end && *at != '"' && *at != '\\' &&
         (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x7f)
    at++;
  return at;
}

// How many bytes the rest of the string has, escapes as they are written.
static size_t json_string_size(const Json *self) {
  const char *at = self->at;
  while (at < self->end && *at != '"')
    at += *at == '\\' ? 2 : 1;
  return (size_t)(at - self->at);
}

static const char *json_string_slow(Json *self) {
  // No byte becomes more than three, which is what U+FFFD takes.
  char *start = arena_array(self->arena, 3, json_string_size(self) + 2);
  char *to = start;
  while (self->at < self->end && *self->at != '"' && !self->wrong) {
    bool escaped = *self->at == '\\';
    self->at += escaped;
    uint32_t point =
        escaped ? json_escape(self) : utf8_next(&self->at, self->end);
    to = utf8_put_visible(to, point);
  }
  json_take(self, '"', "expected \"");
  return self->wrong ? NULL : start;
}

const char *json_string(Json *self) {
  if (!json_take(self, '"', "expected a string"))
    return NULL;
  const char *end = json_plain_end(self);
  if (end == self->end || *end != '"')
    return json_string_slow(self);
  const char *start = self->at;
  self->at = end + 1;
  return arena_copy(self->arena, start, (size_t)(end - start));
}

double json_number(Json *self) {
  char digits[40];
  size_t n = 0;
  json_peek(self);
  while (!self->wrong && self->at < self->end && *self->at &&
         strchr("+-.0123456789eE", *self->at) && n < sizeof digits - 1)
    digits[n++] = *self->at++;
  digits[n] = '\0';
  char *end;
  double number = strtod(digits, &end);
  if (n == 0 || *end || digits[0] == '+' || digits[0] == '.')
    json_fail(self, self->at == self->end ? cut_short : "expected a number");
  else if (!isfinite(number))
    json_fail(self, "the number is too large");
  return self->wrong ? 0 : number;
}

static bool json_word(Json *self, const char *word) {
  size_t length = strlen(word);
  json_peek(self);
  if (self->wrong || (size_t)(self->end - self->at) < length ||
      memcmp(self->at, word, length) != 0)
    return false;
  self->at += length;
  return true;
}

bool json_bool(Json *self) {
  if (json_word(self, "true"))
    return true;
  if (!json_word(self, "false"))
    json_fail(self, "expected true or false");
  return false;
}

void json_skip(Json *self) {
  char c = json_peek(self);
  if (c == '"')
    json_string(self);
  else if (c == 't' || c == 'f')
    json_bool(self);
  else if (c == '{' || c == '[')
    json_fail(self, "an unknown field may not hold { or [");
  else if (!json_word(self, "null"))
    json_number(self);
}

void json_finish(Json *self) {
  if (json_peek(self) || (!self->wrong && self->at < self->end))
    json_fail(self, "something follows the closing }");
}
