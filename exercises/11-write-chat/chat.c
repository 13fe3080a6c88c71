// chat.c: what one says all others hear
#include <stdlib.h>
#include <string.h>

#include "exercise.h"
#include "text.h"

#include "exercises/todo.h"

// Serves one guest, as start_server() would call it; the stream is borrowed.
// The first line that he sends is his name. With it he is in the room, and the
// others are told "* ann is here\n". Each further line goes to all others, as
// "ann: hello\n", and when he goes, whatever the reason, they are told "* ann
// is gone\n". Who sends no name, an empty line or none at all, was never there.
//
// A line that is longer than the stream's limit is dropped, and he stays.
// Nobody waits for one who does not read: when more than MOST_WAITING bytes are
// kept for him, his connection is aborted.
//
// RETURNED None when he has gone, also by an OSError; RAISED CancelledError.
//
// async def chat_serve(room, reader, writer):
Outcome chat_serve(Coroutine *self, Room *room, Stream *stream) {
  TODO; // your code
}
