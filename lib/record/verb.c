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
    [TRACE_REMOVE_DONE_CALLBACK] = "remove_done_callback",
    [TRACE_LINE_UP] = "line_up",
    [TRACE_LEAVE_LINE] = "leave_line",
    [TRACE_WATCH] = "watch",
    [TRACE_UNWATCH] = "unwatch",
    [TRACE_READY] = "ready",
    [TRACE_SUBMIT] = "submit",
    [TRACE_BEGIN] = "begin",
    [TRACE_END] = "end",
    [TRACE_LETTER] = "letter",
    [TRACE_CALL_SOON] = "call_soon",
    [TRACE_CALL_LATER] = "call_later",
    [TRACE_CANCEL] = "cancel",
    [TRACE_DUE] = "due",
    [TRACE_DROP] = "drop",
    [TRACE_SELECT] = "select",
};

static const char *const sentences[VERBS] = {
    [TRACE_NEXT] = "%a resumes %t with next()",
    [TRACE_SEND] = "%a sends %v into %t",
    [TRACE_THROW] = "%a throws %v into %t",
    [TRACE_CLOSE] = "%a closes %t",
    [TRACE_RUN] = "%a runs %v",
    [TRACE_YIELD] = "%a yields %v",
    [TRACE_RETURN] = "%a returns %v",
    [TRACE_RAISE] = "%a raises %v",
    [TRACE_CREATE] = "%a creates %t",
    [TRACE_PRINT] = "%a prints: %v",
    [TRACE_YIELD_FROM] = "%a delegates to %t with yield from",
    [TRACE_REFUSED] = "%a calls %t, which refuses: %v",
    [TRACE_SET_RESULT] = "%a sets the result of %t: %v",
    [TRACE_ADD_DONE_CALLBACK] = "%a leaves %v in %t, for when it is done",
    [TRACE_REMOVE_DONE_CALLBACK] = "%a takes %v back from %t",
    [TRACE_LINE_UP] = "%a lines up in %v, with %t",
    [TRACE_LEAVE_LINE] = "%a leaves %v, with %t",
    [TRACE_WATCH] = "%a watches %v",
    [TRACE_UNWATCH] = "%a no longer watches %v",
    [TRACE_READY] = "%a finds %v ready",
    [TRACE_SUBMIT] = "%a hands %v to a thread",
    [TRACE_BEGIN] = "%a begins to work on %v",
    [TRACE_END] = "%a has done its work, with %v",
    [TRACE_LETTER] = "%a finds a letter of another thread: %v",
    [TRACE_CALL_SOON] = "%a appends %v to the ready queue",
    [TRACE_CALL_LATER] = "%a sets a timer of %d s for %v",
    [TRACE_CANCEL] = "%a cancels %v",
    [TRACE_DUE] = "the timer of %v is due",
    [TRACE_DROP] = "%a drops %v",
    [TRACE_SELECT] = "%a waits",
};

const char *verb_name(Verb verb) { return names[verb]; }

const char *verb_sentence(Verb verb) { return sentences[verb]; }

Verb verb_named(const char *name) {
  Verb verb = 0;
  while (verb < VERBS && strcmp(names[verb], name))
    verb++;
  return verb;
}

const char *actor_kind_name(ActorKind kind) {
  static const char *const kind_names[ACTOR_KINDS] = {
      "main", "loop", "gen", "cb", "thread", "task", "fut"};
  return kind_names[kind];
}
