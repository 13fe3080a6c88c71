// exercise.h: what chat.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "09-streams/stream_read.h"

enum { MOST_WAITING = 10000 }; // bytes that are kept for who does not read

typedef struct Member {
  struct Member *next;
  Stream *stream; // borrowed
  const char *name;
} Member;

typedef struct Room {
  Member *members; // who are in it, in any order; zeroed, nobody is
} Room;

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
Outcome chat_serve(Coroutine *self, Room *room, Stream *stream);

#endif
