#include "text.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

char *text_new_v(const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (length < 0)
    die("a text cannot be formatted as \"%s\"", format);
  char *text = allocate((size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, args);
  return text;
}

char *text_new(const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = text_new_v(format, args);
  va_end(args);
  return text;
}

// -- lent -------------------------------------------------------------------

enum { LENT = 16 };
static _Thread_local char *lent[LENT];
static _Thread_local unsigned lendings;
static pthread_key_t at_end; // of a thread that has lent

static void take_back(void *texts) {
  for (int i = 0; i < LENT; i++)
    free(((char **)texts)[i]);
}

static void make_key(void) {
  if (pthread_key_create(&at_end, take_back) != 0)
    die("no key is left for the texts of a thread");
}

// Each text is a block of its own, freed when its turn comes again: whoever
// still reads it then is caught by AddressSanitizer, and by valgrind.
const char *text_lend(char *owned) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  unsigned i = lendings++ % LENT;
  if (lendings == 1) {
    pthread_once(&once, make_key);
    pthread_setspecific(at_end, lent);
  }
  free(lent[i]);
  return lent[i] = owned;
}

bool text_is_lent(const char *text) {
  for (int i = 0; i < LENT; i++)
    if (lent[i] == text)
      return text;
  return false;
}

const char *text_format(const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = text_lend(text_new_v(format, args));
  va_end(args);
  return text;
}

const char *text_line(const char *text) {
  return text_format("%.*s", (int)strcspn(text, "\n"), text);
}

// The last place before this one where a character begins, in UTF-8.
static size_t character_at(const char *text, size_t at) {
  while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

const char *text_part(const char *text, const char *other, size_t most) {
  enum { BEFORE = 100 };
  size_t length = strlen(text), from = 0, end = length;
  if (length <= most)
    return text;
  while (text[from] && text[from] == other[from])
    from++;
  from = character_at(text, from > BEFORE ? from - BEFORE : 0);
  if (end > from + most)
    end = character_at(text, from + most);
  return text_format("[%zu bytes, from %zu to %zu] %.*s", length, from, end,
                     (int)(end - from), text + from);
}

// -- for good ---------------------------------------------------------------

// A table of all messages, by open addressing: a message stands at its hash,
// or behind it where the next free place is. At most half of it is used.
static struct {
  char **places;
  size_t room, count; // room is a power of two
} messages;
static pthread_mutex_t messages_lock = PTHREAD_MUTEX_INITIALIZER;

static uint64_t hash(const char *text) { // FNV-1a
  uint64_t h = 14695981039346656037u;
  for (; *text; text++)
    h = (h ^ (unsigned char)*text) * 1099511628211u;
  return h ^ h >> 32;
}

static char **message_place(const char *text) {
  size_t i = hash(text) & (messages.room - 1);
  while (messages.places[i] && strcmp(messages.places[i], text))
    i = (i + 1) & (messages.room - 1);
  return &messages.places[i];
}

static void messages_grow(void) {
  char **old = messages.places;
  size_t count = messages.room;
  messages.room = count ? 2 * count : 64;
  messages.places = allocate(messages.room * sizeof *old);
  for (size_t i = 0; i < count; i++)
    if (old[i])
      *message_place(old[i]) = old[i];
  free(old);
}

const char *message_format(const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = message_format_v(format, args);
  va_end(args);
  return text;
}

// The message that reads like this text, which is ours from now on.
static const char *message_of(char *text) {
  if (2 * messages.count >= messages.room)
    messages_grow();
  char **place = message_place(text);
  if (*place) {
    free(text);
    return *place;
  }
  messages.count++;
  return *place = text;
}

const char *message_format_v(const char *format, va_list args) {
  char *text = text_new_v(format, args);
  pthread_mutex_lock(&messages_lock);
  const char *message = message_of(text);
  pthread_mutex_unlock(&messages_lock);
  return message;
}
