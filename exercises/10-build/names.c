#include "10-threads/names.h"

#include <errno.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "10-threads/in_executor.h"
#include "die.h"
#include "os_error.h"
#include "references.h"
#include "text.h"

#include "exercises/todo.h"

// What the job needs. Who has asked may be gone before it has ended.
typedef struct Lookup {
  atomic_uint references; // his, and the job's
  char *host;
  struct addrinfo *list; // what the job has found
} Lookup;

static Lookup *lookup_new(const char *host) {
  Lookup *self = allocate(sizeof *self);
  self->references = 2;
  self->host = text_new("%s", host);
  return self;
}

static void lookup_give_back(Lookup *self) {
  if (!reference_was_last(&self->references))
    return;
  if (self->list)
    freeaddrinfo(self->list);
  free(self->host);
  free(self);
}

static void job_over(ConcurrentFuture *future, void *lookup) {
  (void)future;
  lookup_give_back(lookup);
}

// The job.
static Outcome look_up(void *lookup) {
  Lookup *self = lookup;
  struct addrinfo wanted = {.ai_socktype = SOCK_STREAM};
  int error = getaddrinfo(self->host, NULL, &wanted, &self->list);
  if (error == EAI_SYSTEM)
    return raised_os_error(errno);
  if (error)
    return raised_format(OSError, "[Errno %d] %s", error, gai_strerror(error));
  return returned(value_none());
}

// The port is ours: nothing has to be looked up for it.
static Address address_from(const struct addrinfo *info, int port) {
  Address self = {.length = info->ai_addrlen};
  memcpy(&self.any, info->ai_addr, info->ai_addrlen);
  if (info->ai_family == AF_INET)
    self.v4.sin_port = htons((uint16_t)port);
  else
    self.v6.sin6_port = htons((uint16_t)port);
  return self;
}

static int copy(const struct addrinfo *list, int port, Address found[],
                size_t most) {
  size_t n = 0;
  for (const struct addrinfo *info = list; info; info = info->ai_next) {
    if (info->ai_family != AF_INET && info->ai_family != AF_INET6)
      continue;
    if (n < most)
      found[n] = address_from(info, port);
    n++;
  }
  return (int)n;
}

Outcome loop_getaddrinfo(Coroutine *self, const char *host, int port,
                         Address found[], size_t most) {
  Address address;
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  Outcome o = address_parse(&address, host, port);
  if (o.how == RETURNED && most > 0)
    found[0] = address;
  if (o.how == RETURNED)
    return returned(value_int(1));
  if (!error_is(o.error, OSError) || *host == '/' || *host == '@')
    return o;
  Lookup *lookup = lookup_new(host);
  Future *future =
      loop_run_in_executor_then(loop, NULL, look_up, lookup, job_over);
  o = await(self, future);
  future_cancel(future); // finally
  future_free(future);
  int count = o.how == RETURNED ? copy(lookup->list, port, found, most) : 0;
  lookup_give_back(lookup);
  return o.how == RETURNED ? returned(value_int(count)) : o;
}
