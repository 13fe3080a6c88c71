// attachment.h: what a floor above hangs on a loop.
//
// A loop knows callbacks and time, and nothing else. Who keeps more for it,
// futures, files or threads, hangs an Attachment on it, as the first member of
// what he keeps, and is told when it matters to him. A function that is NULL is
// not called.
//
// They are told in the order in which they were hung there, so that who came
// later still finds what he stands on; only free goes the other way round.
#ifndef ATTACHMENT_H
#define ATTACHMENT_H

#include "04-event-loop/handle.h"

typedef struct Attachment {
  void (*report)(Loop *loop); // say on stderr what still waits
  // The loop has waited: schedule what is ready. Python: _process_events().
  void (*collect)(Loop *loop);
  // This callback goes unrun: it was cancelled, or the loop closes. Time to
  // free `arg`, which Python does by itself; not to use the loop.
  void (*dropped)(Loop *loop, Callback *callback, void *arg);
  void (*close)(Loop *loop); // every callback was dropped
  void (*free)(Loop *loop);  // frees this attachment, too
  struct Attachment *next;   // set by loop_attach()
} Attachment;

// -- for the loop: a list of them, which is NULL when it is empty -------------

void attachments_add(Attachment **all, Attachment *last);
void attachments_report(Attachment *all, Loop *loop);
void attachments_collect(Attachment *all, Loop *loop);
void attachments_dropped(Attachment *all, Loop *loop, Callback *callback,
                         void *arg);
void attachments_close(Attachment *all, Loop *loop);
void attachments_free(Attachment **all, Loop *loop);

// The one that is freed so, by which whoever hung it there knows it again; NULL
// when there is none.
Attachment *attachments_find(Attachment *all, void (*free)(Loop *loop));

#endif
