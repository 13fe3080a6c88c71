// Where does a page lead?
#include <stdlib.h>

#include "11-crawler/links.h"
#include "testing.h"

static void joins(const char *base, const char *link, const char *wanted) {
  char *url = url_join(base, link);
  if (wanted)
    ck_assert_str_eq(url ? url : "NULL", wanted);
  else
    ck_assert_ptr_null(url);
  free(url);
}

TEST(a_link_is_joined,
     "A link stands for an address, seen from the page in which it stands",
     "") {
  static const char base[] = "http://kit:80/a/b?c";
  joins(base, "d", "http://kit:80/a/d");
  joins(base, "./d", "http://kit:80/a/d");
  joins(base, "../d", "http://kit:80/d");
  joins(base, "../../../d", "http://kit:80/d");
  joins(base, "/d/", "http://kit:80/d/");
  joins(base, "d/.", "http://kit:80/a/d/");
  joins(base, "d/..", "http://kit:80/a/");
  joins(base, "..", "http://kit:80/");
  joins(base, "", "http://kit:80/a/b?c");
  joins(base, "?d", "http://kit:80/a/b?d");
  joins(base, "//old/d", "http://old/d");
  joins(base, "http://old", "http://old/");
  joins(base, "HTTP://old?d", "http://old/?d");
  joins("http://kit/", "a?b=/../c", "http://kit/a?b=/../c");
}

TEST(one_page_has_one_address,
     "What leads to the same page has the same text: there is no \"#\" in it, "
     "and nothing that a request may not have",
     "") {
  joins("http://kit/", "a", "http://kit/a");
  joins("http://kit/", "a#b", "http://kit/a");
  joins("http://kit/", "./a", "http://kit/a");
  joins("http://kit/", "x/../a", "http://kit/a");
  joins("http://kit/", "/a", "http://kit/a");
  joins("http://kit/", "a?x", "http://kit/a?x");
  joins("http://kit/a?b", "#c", "http://kit/a?b");
  joins("http://kit/", "  a b ", "http://kit/a%20b");
  joins("http://kit/", "a&amp;b", "http://kit/a&b");
  joins("http://kit/", "/a\r\nHost: x", "http://kit/aHost:%20x");
  joins("http://kit/", "\xc3\xa9", "http://kit/%C3%A9");
}

TEST(not_every_link_is_ours,
     "Only http is followed; a host must be there, and a port be one", "") {
  joins("http://kit/", "mailto:a@b", NULL);
  joins("http://kit/", "https://kit/", NULL);
  joins("http://kit/", "http://", NULL);
  joins("http://kit/", "http://kit:x/", NULL);
  joins("http://kit/", "http://kit:65536/", NULL);
  joins("http://kit/", "//kit:-1/", NULL);
  joins("http://kit/", "http:///a", NULL);
  joins(NULL, "/a", NULL);
  joins(NULL, "http://kit", "http://kit/");
}

TEST(an_address_has_parts, "A host with its port, and a path", "") {
  ck_assert_str_eq(url_host("http://kit:8000/a?b"), "kit:8000");
  ck_assert_str_eq(url_path("http://kit:8000/a?b"), "/a?b");
  ck_assert_str_eq(host_name("kit:8000"), "kit");
  ck_assert_str_eq(host_name("[::1]:8000"), "::1");
  ck_assert_int_eq(host_port("kit:8000"), 8000);
  ck_assert_int_eq(host_port("kit"), 80);
  ck_assert_int_eq(host_port("[::1]:81"), 81);
  ck_assert_int_eq(host_port("[::1]"), 80);
  ck_assert_int_eq(host_port("kit:65536"), -1);
  ck_assert_int_eq(host_port("kit:-1"), -1);
  ck_assert_int_eq(host_port("kit:8x"), -1);
}

static void links_are(const char *page, const char *wanted) {
  const char *link;
  size_t length;
  while (links_next(&page, &link, &length))
    note("%.*s", (int)length, link);
  ck_assert_str_eq(notes_taken(), wanted);
}

TEST(a_page_is_scanned,
     "A link is the value of href or src, in quotes of either kind", "") {
  links_are("<a href=\"a\">x</a> <img src='b'>", "a, b");
  links_are("<A HREF = \"a\" >", "a");
  links_are("<a href=\"it's\">", "it's");
  links_are("<a href=plain>, href, href=\"open", "");
  links_are("no link", "");
  links_are("", "");
}
