// chat.c: what one says all others hear
#include <stdlib.h>
#include <string.h>

#include "exercise.h"
#include "text.h"

// Takes the text.
static void tell(Room *room, const Member *from, char *text) {
  for (Member *member = room->members; member; member = member->next) {
    if (member == from)
      continue;
    stream_write(member->stream, text, strlen(text));
    if (member->stream->out.count > MOST_WAITING)
      stream_abort(member->stream); // his task reads the end, and goes
  }
  free(text);
}

// What he says, until he goes.
static Outcome talk(Coroutine *self, Room *room, const Member *member) {
  while (true) {
    Outcome o = stream_readline(self, member->stream);
    if (o.how == RAISED && o.error.type == ValueError)
      continue; // too long: it was thrown away
    const char *line = value_as_str(TRY(o));
    if (!*line)
      return returned(value_none());
    tell(room, member,
         text_new("%s: %.*s\n", member->name, (int)strcspn(line, "\n"), line));
  }
}

static void leave(Room *room, const Member *self) {
  Member **member = &room->members;
  while (*member != self)
    member = &(*member)->next;
  *member = self->next;
}

Outcome chat_serve(Coroutine *self, Room *room, Stream *stream) {
  Outcome o = stream_readline(self, stream);
  if (o.how == RETURNED && strcspn(value_as_str(o.value), "\n") > 0) {
    char *name = text_new("%s", text_line(value_as_str(o.value)));
    Member me = {room->members, stream, name};
    room->members = &me;
    tell(room, &me, text_new("* %s is here\n", name));
    o = talk(self, room, &me);
    leave(room, &me); // finally
    tell(room, &me, text_new("* %s is gone\n", name));
    free(name);
  }
  bool he_went = o.how == RAISED && error_is(o.error, Exception);
  return he_went ? returned(value_none()) : ended(o);
}
