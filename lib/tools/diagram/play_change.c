#include "play_change.h"

void change_begin(Buffer *out, const char *kind) {
  if (out->length && out->bytes[out->length - 1] == ']')
    buffer_char(out, ',');
  buffer_add(out, "[\"");
  buffer_add(out, kind);
  buffer_char(out, '"');
}

void change_text(Buffer *out, const char *text) {
  buffer_add(out, ",\"");
  buffer_json(out, text);
  buffer_char(out, '"');
}

void change_number(Buffer *out, double number) {
  buffer_char(out, ',');
  buffer_number(out, number);
}

void change_list(Buffer *out, const char *const *texts, int count) {
  buffer_add(out, ",[");
  for (int i = 0; i < count; i++) {
    buffer_add(out, i ? ",\"" : "\"");
    buffer_json(out, texts[i]);
    buffer_char(out, '"');
  }
  buffer_char(out, ']');
}

void change_end(Buffer *out) { buffer_char(out, ']'); }

void change_of_text(Buffer *out, const char *kind, int id, const char *now,
                    const char *before) {
  change_begin(out, kind);
  change_number(out, id);
  change_text(out, now);
  change_text(out, before);
  change_end(out);
}

void change_of_number(Buffer *out, const char *kind, int id, double now,
                      double before) {
  change_begin(out, kind);
  change_number(out, id);
  change_number(out, now);
  change_number(out, before);
  change_end(out);
}
