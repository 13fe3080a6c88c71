// lib/text.h: texts made on the way, which nobody has to free.
#include "testing.h"

TEST(a_printf_may_name_several_texts,
     "text_format() writes as printf() does, and its texts live side by side",
     "") {
  ck_assert_str_eq(
      text_format("%s, %s", text_format("%d", 1), text_format("%03d", 2)),
      "1, 002");
}

TEST(sixteen_texts_live_at_once,
     "The texts of repr() stay until sixteen more were asked for", "") {
  const char *first = repr(value_int(0));
  for (int i = 1; i < 16; i++)
    repr(value_int(i));
  ck_assert_str_eq(first, "0");
}

TEST(equal_messages_are_kept_once,
     "message_format() keeps a text for good, and equal ones once", "") {
  const char *a = message_format("%d times", 3);
  ck_assert_ptr_eq(a, message_format("%d times", 3));
  ck_assert_str_eq(message_format("%d times", 4), "4 times");
  ck_assert_str_eq(a, "3 times");
}
