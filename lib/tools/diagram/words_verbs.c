#include "words_verbs.h"

const VerbWords verb_words[VERBS] = {
    [TRACE_NEXT] = {"next()", "%a resumes %t with next()"},
    [TRACE_SEND] = {"send(*)", "%a sends %v into %t"},
    [TRACE_THROW] = {"throw(*)", "%a throws %v into %t"},
    [TRACE_CLOSE] = {"close()",
                     "%a closes %t: GeneratorExit is thrown into it"},
    [TRACE_RUN] = {"", "%a calls %v"},
    [TRACE_YIELD] = {"yield *", "%a yields %v to %t and is suspended"},
    [TRACE_RETURN] = {"return *", "%a returns %v to %t and is finished"},
    [TRACE_RAISE] = {"raise *", "%a ends, %v leaves it into %t"},
    [TRACE_CREATE] = {"create", "%a creates %t; nothing in it runs yet"},
    [TRACE_PRINT] = {"%", "%a prints: %v"},
    [TRACE_YIELD_FROM] = {"yield from @", "%a delegates to %t with yield from"},
    [TRACE_REFUSED] = {"%", "%a calls %t, which refuses: %v"},
    [TRACE_SET_RESULT] = {"", "%a sets the result of %t: %v"},
    [TRACE_ADD_DONE_CALLBACK] = {"%", "%v will be scheduled when %t is done"},
    [TRACE_CALL_SOON] = {"call_soon(%)", "%a appends %v to the ready queue"},
    [TRACE_CALL_LATER] = {"", "%a pushes %v on the timer heap, due at t=%w"},
    [TRACE_CANCEL] = {"cancel(%)", "%a cancels handle %v: it is marked, and "
                                   "stays in its queue"},
    [TRACE_DUE] = {"due", "timer %v is due: it moves from the heap to the "
                          "ready queue"},
    [TRACE_DROP] = {"drop %", "%a drops handle %v"},
    [TRACE_SELECT] = {"", "the loop does not wait"},
};
