// lib/record/verb.h: every verb has a name, and says where control goes.
#include "record/verb.h"

#include <string.h>

#include "testing.h"

TEST(verbs_have_names,
     "verb_named() finds the verb that verb_name() has written", "") {
  for (Verb verb = 0; verb < VERBS; verb++)
    ck_assert_msg(verb_name(verb), "verb %d has no name", verb);
  for (Verb verb = 0; verb < VERBS; verb++)
    ck_assert_int_eq(verb_named(verb_name(verb)), verb);
  ck_assert_str_eq(verb_name(TRACE_CALL_SOON), "call_soon");
  ck_assert_int_eq(verb_named("sing"), VERBS);
}

TEST(a_verb_goes_in_or_comes_out,
     "Resuming goes in, yielding and ending come out, all else stays", "") {
  ck_assert(verb_goes_in(TRACE_NEXT) && verb_goes_in(TRACE_RUN));
  ck_assert(!verb_goes_in(TRACE_YIELD) && !verb_goes_in(TRACE_PRINT));
  ck_assert(verb_comes_out(TRACE_YIELD) && verb_comes_out(TRACE_RAISE));
  ck_assert(!verb_comes_out(TRACE_RUN) && !verb_comes_out(TRACE_CREATE));
}

TEST(actors_have_kinds, "actor_kind_name() tells all kinds of actors apart",
     "") {
  ck_assert_str_eq(actor_kind_name(ACTOR_MAIN), "main");
  for (ActorKind kind = 1; kind < ACTOR_KINDS; kind++)
    ck_assert_str_ne(actor_kind_name(kind), actor_kind_name(kind - 1));
}

TEST(every_verb_has_a_sentence,
     "Every verb says who acts, or whose timer it is", "") {
  for (Verb verb = 0; verb < VERBS; verb++)
    ck_assert_msg(strstr(verb_sentence(verb), verb == TRACE_DUE ? "%v" : "%a"),
                  "%s: %s", verb_name(verb), verb_sentence(verb));
}
