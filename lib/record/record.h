// record.h: keeping a record of what the floors report. This header is for
// whoever wants a record; the others in this folder are for record.c.
//
//   recorded       what a record is made of
//   shared_memory  where it lies
//   verb           the list of what can happen
//   actors         who is who
//   waiting_line   which line is which
//   trace          the reports of the floors (lib/trace.h) become events
//   event_text     an event as a line of text
//   sentence       that line as a sentence
//   trace_file     a record as a file
//   source         the line of code that caused an event
#ifndef RECORD_H
#define RECORD_H

#include "record/event_text.h"
#include "record/shared_memory.h"
#include "record/trace_file.h"

// Starts a record; everything until record_end() goes into it. Texts are
// copied. The record lives as long as the program.
Record *record_begin(const char *name, const char *title, const char *subtitle);
void record_end(void);

#endif
