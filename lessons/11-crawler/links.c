#include "11-crawler/links.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "die.h"
#include "text.h"

static const char HTTP[] = "http://";
enum { HTTP_SIZE = sizeof HTTP - 1 };

// -- links in a page ----------------------------------------------------------

static const char *skip_blanks(const char *at) {
  return at + strspn(at, " \t\r\n");
}

static size_t attribute(const char *at) { // how long its name is; 0: it is none
  if (!strncasecmp(at, "href", 4))
    return 4;
  return strncasecmp(at, "src", 3) ? 0 : 3;
}

bool links_next(const char **at, const char **link, size_t *length) {
  for (const char *p = *at; *p; p++) {
    size_t n = attribute(p);
    const char *value = n ? skip_blanks(p + n) : p;
    if (!n || *value != '=')
      continue;
    value = skip_blanks(value + 1);
    const char *end = *value == '"' || *value == '\'' //
                          ? strchr(value + 1, *value)
                          : NULL;
    if (!end)
      continue;
    *link = value + 1;
    *length = (size_t)(end - *link);
    *at = end + 1;
    return true;
  }
  return false;
}

// -- addresses ----------------------------------------------------------------

const char *url_path(const char *url) {
  return url + HTTP_SIZE + strcspn(url + HTTP_SIZE, "/?");
}

const char *url_host(const char *url) {
  const char *host = url + HTTP_SIZE;
  return text_format("%.*s", (int)(url_path(url) - host), host);
}

const char *host_name(const char *host) {
  if (*host == '[')
    return text_format("%.*s", (int)strcspn(host + 1, "]"), host + 1);
  return text_format("%.*s", (int)strcspn(host, ":"), host);
}

int host_port(const char *host) {
  const char *behind = *host == '[' ? strchr(host, ']') : host;
  const char *colon = behind ? strchr(behind, ':') : NULL;
  if (!colon)
    return 80;
  char *end;
  long port = strtol(colon + 1, &end, 10);
  return isdigit((unsigned char)colon[1]) && !*end && port < 65536 ? (int)port
                                                                   : -1;
}

// Where the scheme of a link ends, behind its colon; NULL: it has none.
static const char *behind_scheme(const char *link) {
  size_t n = strcspn(link, ":/?#");
  return link[n] == ':' ? link + n + 1 : NULL;
}

// Takes "." and ".." out of the path in place.
static void tidy_path(char *path) {
  char *to = path, *from = path;
  while (*from == '/') {
    size_t n = 1 + strcspn(from + 1, "/?");
    bool last = from[n] != '/';
    if (n == 3 && from[1] == '.' && from[2] == '.') {
      while (to > path && *--to != '/')
        ;
      n = 0, from += 3;
    } else if (n == 2 && from[1] == '.') {
      n = 0, from += 2;
    }
    memmove(to, from, n);
    to += n, from += n;
    if (n == 0 && last)
      *to++ = '/'; // "/a/.." is "/", and "/a/." is "/a/"
  }
  memmove(to, from, strlen(from) + 1);
}

// Copies a part of an address, up to "#", in the form that a request may have.
static void escape(char *to, const char *from, size_t length) {
  for (const char *end = from + length; from < end && *from != '#'; from++) {
    unsigned char c = (unsigned char)*from;
    if (!strncmp(from, "&amp;", 5)) {
      *to++ = '&';
      from += 4;
    } else if (c > ' ' && c < 127 && c != '"') {
      *to++ = *from;
    } else if (c != '\n' && c != '\r' && c != '\t') { // as browsers do
      *to++ = '%';
      *to++ = "0123456789ABCDEF"[c / 16];
      *to++ = "0123456789ABCDEF"[c % 16];
    }
  }
  *to = 0;
}

// How much of the base stands before the link: all up to the host, to the last
// "/" of its path, or to its end.
static size_t kept_of(const char *base, const char *link) {
  const char *path = url_path(base);
  size_t n = strcspn(path, "?");
  if (!strncmp(link, "//", 2))
    return HTTP_SIZE - 2;
  if (*link == '/')
    n = 0;
  else if (*link != '?' && *link && *link != '#')
    while (n > 0 && path[n - 1] != '/')
      n--;
  else if (*link != '?')
    n = strlen(path);
  return (size_t)(path - base) + n;
}

char *url_join(const char *base, const char *link) {
  link = skip_blanks(link);
  bool whole = !strncasecmp(link, HTTP, HTTP_SIZE);
  if (!whole && (!base || behind_scheme(link)))
    return NULL;
  size_t kept = whole ? HTTP_SIZE : kept_of(base, link);
  const char *rest = whole ? link + HTTP_SIZE : link;
  size_t length = strlen(rest);
  while (length > 0 && strchr(" \t\r\n", rest[length - 1]))
    length--;
  char *url = allocate(kept + 3 * length + 2);
  memcpy(url, whole ? HTTP : base, kept);
  escape(url + kept, rest, length);
  char *path = (char *)url_path(url);
  if (path == url + HTTP_SIZE || host_port(url_host(url)) < 0) {
    free(url);
    return NULL;
  }
  if (*path != '/') { // "http://kit", "http://kit?a"
    memmove(path + 1, path, strlen(path) + 1);
    *path = '/';
  }
  tidy_path(path);
  return url;
}
