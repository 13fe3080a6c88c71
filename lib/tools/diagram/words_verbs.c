#include "words_verbs.h"

const VerbWords verb_words[VERBS] = {
    [TRACE_NEXT] = {"next()", ""},
    [TRACE_SEND] = {"send(*)", ""},
    [TRACE_THROW] = {"throw(*)", ""},
    [TRACE_CLOSE] = {"close()", ": GeneratorExit is thrown into it"},
    [TRACE_RUN] = {"", ""},
    [TRACE_YIELD] = {"yield *", " to %t and is suspended"},
    [TRACE_RETURN] = {"return *", " to %t and is finished"},
    [TRACE_RAISE] = {"raise *", ", which leaves it into %t"},
    [TRACE_CREATE] = {"create", "; nothing in it runs yet"},
    [TRACE_PRINT] = {"%", ""},
    [TRACE_YIELD_FROM] = {"yield from @", ""},
    [TRACE_REFUSED] = {"%", ""},
    [TRACE_SET_RESULT] = {"", ""},
    [TRACE_ADD_DONE_CALLBACK] = {"%", ""},
    [TRACE_CALL_SOON] = {"call_soon(%)", ""},
    [TRACE_CALL_LATER] = {"", ", due at t=%w"},
    [TRACE_CANCEL] = {"cancel(%)", ": it is marked, and stays in its queue"},
    [TRACE_DUE] = {"due", ": it moves from the heap to the ready queue"},
    [TRACE_DROP] = {"drop %", ""},
    [TRACE_SELECT] = {"", ""},
};
