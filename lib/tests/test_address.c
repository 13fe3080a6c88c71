// lib/address.h: what a person writes, as the system's address, and back.
#include "address.h"

#include "testing.h"

static const char *there_and_back(const char *host, int port) {
  Address address;
  Outcome o = address_parse(&address, host, port);
  if (o.how == RAISED)
    return error_type_name(o.error.type);
  return text_format("%s %d", address_host(&address), address_port(&address));
}

TEST(an_address_is_read_and_written,
     "An address of each kind is what it was when it is written again", "") {
  ck_assert_str_eq(there_and_back("127.0.0.1", 80), "127.0.0.1 80");
  ck_assert_str_eq(there_and_back("0.0.0.0", 65535), "0.0.0.0 65535");
  ck_assert_str_eq(there_and_back("0.0.0.0", 0), "0.0.0.0 0");
  ck_assert_str_eq(there_and_back("::1", 80), "::1 80");
  ck_assert_str_eq(there_and_back("/tmp/door", 80), "/tmp/door 0");
  ck_assert_str_eq(there_and_back("@door", 80), "@door 0");
}

TEST(what_is_no_address,
     "A name, nothing, a port out of range and a path that is too long are no "
     "addresses",
     "") {
  ck_assert_str_eq(there_and_back("localhost", 80), "OSError");
  ck_assert_str_eq(there_and_back("", 80), "OSError");
  ck_assert_str_eq(there_and_back("127.0.0", 80), "OSError");
  ck_assert_str_eq(there_and_back("127.0.0.1", -1), "OverflowError");
  ck_assert_str_eq(there_and_back("::1", 65536), "OverflowError");
  ck_assert_str_eq(there_and_back(text_format("/%0*d", 108, 0), 0), "OSError");
}

TEST(the_family_decides,
     "A number of 32 bits, one of 128 and a path are of three families, and as "
     "long as the system wants them",
     "") {
  Address a;
  address_parse(&a, "127.0.0.1", 80);
  ck_assert(a.any.sa_family == AF_INET && a.length == sizeof a.v4);
  ck_assert_uint_eq(ntohs(a.v4.sin_port), 80);
  address_parse(&a, "::1", 80);
  ck_assert(a.any.sa_family == AF_INET6 && a.length == sizeof a.v6);
  address_parse(&a, "/d", 0); // with the zero behind it
  ck_assert(a.any.sa_family == AF_UNIX &&
            a.length == offsetof(struct sockaddr_un, sun_path) + 3);
  address_parse(&a, "@", 0); // a new name, please
  ck_assert_uint_eq(a.length, offsetof(struct sockaddr_un, sun_path));
}

TEST(a_file_may_have_no_address, "What is no socket has an address of no kind",
     "") {
  Address a = address_of(-1);
  ck_assert_int_eq(a.any.sa_family, AF_UNSPEC);
  ck_assert_str_eq(address_host(&a), "");
  ck_assert_int_eq(address_port(&a), 0);
}
