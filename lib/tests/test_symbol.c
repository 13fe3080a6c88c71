// lib/symbol.h: a function's name from its address, as the executable has it.
#include "symbol.h"

#include "testing.h"

static int variable;

// Large enough that eight bytes behind its start it goes on.
static const char *sum_of(int a, int b) {
  return text_format("%d and %d are %d", a, b, a + b);
}

#ifdef __linux__
TEST(functions_have_names,
     "symbol_name() knows a function by its address, also a static one, and by "
     "any place in it",
     "") {
  ck_assert_str_eq(sum_of(1, 2), "1 and 2 are 3");
  ck_assert_str_eq(symbol_name((const void *)sum_of), "sum_of");
  ck_assert_str_eq(symbol_name((const char *)sum_of + 8), "sum_of");
  ck_assert_ptr_eq(symbol_name((const void *)sum_of),
                   symbol_name((const void *)sum_of));
}

TEST(other_addresses_have_no_name,
     "What is no code of the executable, a variable or NULL, has no name", "") {
  ck_assert_ptr_null(symbol_name(&variable));
  ck_assert_ptr_null(symbol_name(NULL));
}
#endif

TEST(static_addresses_keep_their_distance,
     "symbol_static_address() counts from the start of the executable: two "
     "addresses are as far from each other as before",
     "") {
  uintptr_t code = (uintptr_t)sum_of, data = (uintptr_t)&variable;
  ck_assert_uint_eq(symbol_static_address(sum_of) -
                        symbol_static_address(&variable),
                    code - data);
}
