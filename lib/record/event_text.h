// event_text.h: a recorded event, for people.
#ifndef EVENT_TEXT_H
#define EVENT_TEXT_H

#include "record/recorded.h"

// One event as one line without its end, as in `main send echo() 'hi'`: a text
// that is lent (see text.h).
const char *event_text(const RecordedEvent *event);

#endif
