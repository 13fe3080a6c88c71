// lib/bytes.h: bytes leave in the order in which they came.
#include "bytes.h"

#include "testing.h"

TEST(bytes_leave_in_their_order, "What was added first is dropped first", "") {
  Bytes bytes = {0};
  bytes_add(&bytes, "hello ", 6);
  bytes_add(&bytes, "world", 5);
  ck_assert_uint_eq(bytes.count, 11);
  ck_assert(!memcmp(bytes_first(&bytes), "hello world", 11));
  bytes_drop(&bytes, 6);
  ck_assert(!memcmp(bytes_first(&bytes), "world", 5));
  bytes_add(&bytes, "", 0);
  ck_assert_uint_eq(bytes.count, 5);
  bytes_release(&bytes);
}

TEST(an_emptied_queue_keeps_little,
     "When the last byte has gone the memory has, too, unless it was little",
     "") {
  static const char many[BYTES_KEPT + 1];
  Bytes bytes = {0};
  bytes_add(&bytes, "", 0);
  ck_assert_ptr_null(bytes.data);
  bytes_add(&bytes, many, BYTES_KEPT);
  char *kept = bytes.data;
  bytes_drop(&bytes, BYTES_KEPT);
  ck_assert_ptr_eq(bytes.data, kept);
  ck_assert_uint_eq(bytes.room, BYTES_KEPT);
  bytes_add(&bytes, many, sizeof many);
  bytes_drop(&bytes, 1);
  bytes_drop(&bytes, BYTES_KEPT);
  ck_assert_ptr_null(bytes.data);
  bytes_add(&bytes, "y", 1);
  ck_assert(*bytes_first(&bytes) == 'y');
  bytes_release(&bytes);
  ck_assert_ptr_null(bytes.data);
  ck_assert_uint_eq(bytes.count, 0);
}

TEST(room_is_used_again,
     "A queue that stays short stays small, however much goes through it", "") {
  Bytes bytes = {0};
  untraced();
  bytes_add(&bytes, "ab", 2);
  for (int i = 0; i < 10000; i++) {
    bytes_add(&bytes, "cdefghij", 8);
    bytes_drop(&bytes, 8);
  }
  ck_assert_uint_le(bytes.room, 256);
  ck_assert_uint_eq(bytes.count, 2);
  bytes_release(&bytes);
}

TEST(a_queue_grows, "However much is added, all of it is there", "") {
  Bytes bytes = {0};
  for (int i = 0; i < 1000; i++)
    bytes_add(&bytes, &(char){(char)i}, 1);
  for (int i = 0; i < 1000; i++) {
    ck_assert(*bytes_first(&bytes) == (char)i);
    bytes_drop(&bytes, 1);
  }
}
