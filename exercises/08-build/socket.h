// socket.h: coroutines that talk over sockets.
//
//   int listener = value_as_int(TRY(sock_listen("127.0.0.1", 8000, 100)));
//   int connection = value_as_int(TRY(sock_accept(self, listener)));
//   int64_t n = value_as_int(TRY(sock_recv(self, connection, buffer, size)));
//   TRY(sock_sendall(self, connection, buffer, n));
//   sock_close(loop_running(), connection);
//
// Each of them first simply tries, and waits only when the system says that it
// would have to: so where something is there already, no other task gets a
// turn. A socket is an int, the number of a file, and belongs to whoever got
// it; he closes it by sock_close(), for the loop has to forget it, too.
//
// What the system refuses comes back as OSError with Python's type and text.
// All that wait: CancelledError, and RuntimeError when no loop runs.
//
// An address is a number such as "127.0.0.1" or "::1" with a port, or the path
// of a socket in the file system, such as "/tmp/door", where the port says
// nothing. On Linux "@" stands for a new name that no file has.
//
// Python: sock_recv() and its like in asyncio/selector_events.py.
#ifndef SOCKET_H
#define SOCKET_H

#include "08-sockets/wait_file.h"

// RETURNED a new socket that listens, an int, yours. Up to `backlog` may be
// connected before they are accepted. Port 0: one that is free, see
// sock_port().
Outcome sock_listen(const char *host, int port, int backlog);
// RETURNED a new socket, connected, an int, yours. BlockingIOError when the
// listener behind a path has no room left.
Outcome sock_connect(Coroutine *self, const char *host, int port);
// RETURNED a new socket for whoever has connected first, an int, yours.
// ValueError when the listener would block.
Outcome sock_accept(Coroutine *self, int listener);
Outcome sock_pair(int pair[2]); // two, connected with each other, yours

// RETURNED how many bytes came, as soon as there are any; 0: nothing will ever
// come, the other side has closed.
Outcome sock_recv(Coroutine *self, int fd, void *buffer, size_t size);
// RETURNED None when the system has taken all of it. After an error nobody can
// tell how much it has taken.
Outcome sock_sendall(Coroutine *self, int fd, const void *data, size_t size);

// Removes what watches it; NULL for the loop when none does, as at its end.
// While a task waits for it, it ends the program.
void sock_close(Loop *loop, int fd);
int sock_port(int fd);         // that it is bound to; 0: there is none
const char *sock_name(int fd); // a name for sock_connect(); lent, see text.h

#endif
