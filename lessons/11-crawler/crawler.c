// crawler.c: fetches a page, then what it links to, until there is no more
//
// Python's twin is crawler.py.
#include "11-crawler/crawler.h"

#include <stdlib.h>
#include <string.h>

#include "06-together/task_group.h"
#include "06-together/timeout.h"
#include "10-threads/names.h"
#include "11-crawler/answer.h"
#include "11-crawler/links.h"

typedef struct Worker {
  Crawl *crawl;
  unsigned number;
} Worker;

// -- what is to be fetched ----------------------------------------------------

// Takes the address. If it is new, the page stands in the queue.
static void put(Crawl *self, char *url, unsigned depth, unsigned redirects) {
  if (self->pages.count == self->most_pages) {
    free(url);
    return;
  }
  Page *page = pages_add(&self->pages, url);
  if (!page)
    return;
  page->depth = depth;
  page->redirects = redirects;
  queue_put_nowait(self->queue, value_ptr(page));
}

bool crawl_add(Crawl *self, const char *text) {
  char *url = url_join(NULL, text);
  if (!url)
    return false;
  if (!self->queue)
    self->queue = queue_new(0);
  pages_add_host(&self->pages, url, self->per_host);
  put(self, url, 0, 0);
  return true;
}

static void follow(Crawl *self, Page *page, const char *link, size_t length,
                   unsigned depth, unsigned redirects) {
  char *text = text_new("%.*s", (int)length, link);
  char *url = url_join(page->url, text);
  free(text);
  if (url)
    put(self, url, depth, redirects);
}

// What the page leads to.
static Outcome follow_all(Crawl *self, Page *page, const Answer *answer) {
  if (answer->status / 100 == 3 && answer->location) {
    if (page->redirects == self->redirects)
      return raised(ValueError, "too many redirects");
    follow(self, page, answer->location, strlen(answer->location), page->depth,
           page->redirects + 1);
  } else if (answer->status == 200 && answer->html) {
    const char *at = bytes_first(&answer->body), *link;
    for (size_t n; links_next(&at, &link, &n); page->links++)
      if (page->depth < self->depth)
        follow(self, page, link, n, page->depth + 1, 0);
  }
  return returned(value_none());
}

// -- fetching -----------------------------------------------------------------

// A name may have several addresses: the first that answers counts.
static Outcome connect_to(Coroutine *caller, Crawl *self, const Host *host) {
  const char *name = host_name(host->name);
  int port = host_port(host->name);
  if (self->connect)
    return self->connect(caller, name, port);
  Address found[4];
  Value count = TRY(loop_getaddrinfo(caller, name, port, found, 4));
  Outcome o = raised(OSError, "a name without an address");
  for (int i = 0; i < value_as_int(count) && o.how == RAISED; i++) {
    o = open_connection(caller, address_host(&found[i]), port);
    if (o.how == RAISED && !error_is(o.error, OSError))
      break;
  }
  return o;
}

static Outcome ask(Coroutine *caller, Crawl *self, const Page *page,
                   Stream *stream, Answer *answer) {
  const char *request = text_format("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n",
                                    url_path(page->url), page->host->name);
  TRY(stream_write(stream, request, strlen(request)));
  return answer_read(caller, stream, self->most_bytes, answer);
}

// By a connection that is there already, or by a new one. The server may have
// closed the former meanwhile: then we try again.
static Outcome fetch(Coroutine *caller, Crawl *self, const Page *page,
                     Answer *answer) {
  Host *host = page->host;
  while (true) {
    bool used = host->idle_count > 0;
    Stream *stream = used ? host->idle[--host->idle_count]
                          : value_as_ptr(TRY(connect_to(caller, self, host)));
    Outcome o = ask(caller, self, page, stream, answer);
    if (o.how == RETURNED && answer->keeps && !stream->in.count) {
      host->idle[host->idle_count++] = stream;
      return o;
    }
    stream_free(stream);
    if (o.how == RETURNED || !used || answer->status ||
        !error_is(o.error, Exception))
      return o;
  }
}

static Outcome fetch_in_time(Coroutine *caller, Crawl *self, const Page *page,
                             Answer *answer) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, self->timeout)); // async with asyncio.timeout():
  Outcome o = fetch(caller, self, page, answer);
  return timeout_exit(&timeout, o);
}

// Is the page to blame? Anything else is our own fault.
static bool is_of_page(Error error) {
  return error_is(error, OSError) || error_is(error, ValueError) ||
         error_is(error, EOFError) || error_is(error, LimitOverrunError);
}

static void change(Crawl *self, Page *page, PageState state) {
  self->asked += state == ASKED ? 1 : -1;
  self->done += state == DONE;
  page->state = state;
  if (self->say && state != FOUND)
    self->say(self, page);
}

// Fetches the page, and puts what it leads to into the queue.
static Outcome visit(Coroutine *caller, Worker *worker, Page *page) {
  Crawl *self = worker->crawl;
  Answer answer = {0};
  // async with page.host.places:
  TRY(semaphore_acquire(&page->host->places, caller));
  page->worker = worker->number;
  change(self, page, ASKED);
  Outcome o = fetch_in_time(caller, self, page, &answer);
  semaphore_release(&page->host->places);
  page->status = answer.status;
  page->bytes = answer.body.count;
  self->bytes += page->bytes;
  if (o.how == RETURNED)
    o = follow_all(self, page, &answer);
  answer_release(&answer);
  if (o.how == RAISED && !is_of_page(o.error)) {
    change(self, page, FOUND);
    return o;
  }
  page->error = o;
  change(self, page, DONE);
  return returned(value_none());
}

// async def work():
static Outcome work(Coroutine *self, void *arg) {
  Worker *worker = arg;
  while (true) {
    Value page = TRY(queue_get(worker->crawl->queue, self));
    Outcome o = visit(self, worker, value_as_ptr(page));
    queue_task_done(worker->crawl->queue); // finally
    TRY(o);
  }
}

Outcome crawl_run(Coroutine *caller, Crawl *self) {
  Worker workers[MOST_WORKERS];
  Task *tasks[MOST_WORKERS];
  TaskGroup group = {0};
  if (!self->queue)
    return returned(value_none()); // nothing is wanted
  TRY(task_group_enter(&group));   // async with asyncio.TaskGroup() as group:
  for (unsigned i = 0; i < self->workers; i++) {
    workers[i] = (Worker){self, i};
    tasks[i] = task_group_create_task(&group, coroutine_new(work, &workers[i]));
  }
  Outcome o = queue_join(self->queue, caller);
  for (unsigned i = 0; i < self->workers; i++)
    task_cancel(tasks[i]); // they wait for a page that will never come
  o = task_group_exit(&group, caller, o);
  task_group_release(&group);
  for (unsigned i = 0; i < self->workers; i++)
    task_free(tasks[i]);
  pages_close(&self->pages);
  return o;
}

void crawl_release(Crawl *self) {
  pages_release(&self->pages);
  queue_free(self->queue);
  self->queue = NULL;
}
