// apart.h: what root can do that a command harms nobody, where there is no
// bubblewrap. Whoever is not root can do nothing of this.
#ifndef APART_H
#define APART_H

#include <sys/types.h>

// A user id that nobody has, here or in the list of users, and that is ours
// until we end; the folder is given to it. 0: there is none that may enter it.
uid_t apart_user(const char *folder);

// In the child, still root: no network, its own /tmp, and nothing in the
// folders of this list, which has ":" between them. As far as the kernel lets
// us.
void apart_leave(const char *folder, const char *hidden);

// Removes what the user has left in /tmp, but for this folder.
void apart_clean(uid_t user, const char *folder);

// How many threads the user has, in all processes: so the kernel counts.
int apart_threads(uid_t user);

// The kernel limits what all processes of a user have together. So who has no
// user of his own waits until no other grader of that user runs a command, so
// many seconds at most.
void apart_wait(uid_t user, int seconds);

#endif
