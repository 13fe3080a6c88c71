// 11_01_links.c: where links lead, seen from a page: Python's urljoin()
#include <stdlib.h>

#include "11-crawler/links.h"
#include "trace.h"

static const char *const bases[] = {"http://kit/", "http://kit/a/b?c",
                                    "http://kit/a/b/", "http://kit:80/?c=/d/e"};
static const char *const links[] = {"d",
                                    "./d",
                                    "../d",
                                    "../../../d",
                                    "/d",
                                    "/d/../e",
                                    "d/.",
                                    "d/..",
                                    ".",
                                    "..",
                                    "../",
                                    "./",
                                    "?d",
                                    "d?e=../f",
                                    "#d",
                                    "d#e",
                                    "",
                                    "//old/d",
                                    "//old",
                                    "http://old",
                                    "..d",
                                    "d..",
                                    "...",
                                    "/./d",
                                    "/../d",
                                    "d/./e/../f",
                                    "mailto:a@b",
                                    "https://a/",
                                    "HTTP://old/d",
                                    "d e",
                                    " d ",
                                    "a&amp;b",
                                    "?a&amp;b",
                                    "d;e/../f",
                                    "%20",
                                    "http://old?d",
                                    "//kit:x/",
                                    "//kit:65536/",
                                    "//kit:81/",
                                    "d/e/../../f"};

int main(void) {
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    for (size_t k = 0; k < sizeof links / sizeof *links; k++) {
      char *url = url_join(bases[i], links[k]);
      print("%s + %s = %s", bases[i], repr(value_str(links[k])),
            url ? url : "None");
      free(url);
    }
}
