#include "record/verb.h"

#include <string.h>

static const char *const names[VERBS] = {
    [TRACE_NEXT] = "next",
    [TRACE_SEND] = "send",
    [TRACE_THROW] = "throw",
    [TRACE_CLOSE] = "close",
    [TRACE_RUN] = "run",
    [TRACE_YIELD] = "yield",
    [TRACE_RETURN] = "return",
    [TRACE_RAISE] = "raise",
    [TRACE_CREATE] = "create",
    [TRACE_PRINT] = "print",
    [TRACE_YIELD_FROM] = "yield_from",
    [TRACE_REFUSED] = "refused",
    [TRACE_SET_RESULT] = "set_result",
    [TRACE_ADD_DONE_CALLBACK] = "add_done_callback",
    [TRACE_CALL_SOON] = "call_soon",
    [TRACE_CALL_LATER] = "call_later",
    [TRACE_CANCEL] = "cancel",
    [TRACE_DUE] = "due",
    [TRACE_DROP] = "drop",
    [TRACE_SELECT] = "select",
};

const char *verb_name(Verb verb) { return names[verb]; }

Verb verb_named(const char *name) {
  Verb verb = 0;
  while (verb < VERBS && strcmp(names[verb], name))
    verb++;
  return verb;
}

const char *actor_kind_name(ActorKind kind) {
  static const char *const kind_names[ACTOR_KINDS] = {"main", "loop", "gen",
                                                      "cb",   "task", "fut"};
  return kind_names[kind];
}
