// links.h: the addresses of pages, and the links that stand in a page.
//
//   char *url = url_join("http://kit/a/", "../b?c#d"); // "http://kit/b?c"
//   for (const char *at = page; links_next(&at, &link, &length);)
//     ... // "../b?c#d" in <a href="../b?c#d">
//
// An address is kept whole, and in one form only, so that two are the same page
// when their texts are: it begins with "http://", the path is there and has no
// "." and ".." in it, there is no "#", and what may not stand in a request,
// such as a blank, is written as "%20".
//
// Python: urljoin() and urlsplit() in urllib/parse.py.
#ifndef LINKS_H
#define LINKS_H

#include <stdbool.h>
#include <stddef.h>

// The link as it stands in the page at `base`, an address; NULL for the base:
// it is whole itself. The caller frees it. NULL when it is not for us, as
// "mailto:" and "https:", or has no host, or a port that is none.
char *url_join(const char *base, const char *link);
// Of "http://kit:80/a?b": "kit:80", lent, see text.h; and "/a?b", in the url.
const char *url_host(const char *url);
const char *url_path(const char *url);
// Of "kit:8000" or "[::1]:8000": the name, lent, and 8000; 80 when it is not
// said, -1 when it is no number of a port.
const char *host_name(const char *host);
int host_port(const char *host);

// The next value of an attribute `href` or `src`, in quotes; false: there is
// none. Begins at *at, a string, and moves it on.
bool links_next(const char **at, const char **link, size_t *length);

#endif
