#include "verbs.h"

#include <string.h>

const VerbInfo verb_info[VERBS] = {
    [NEXT] = {"next", "next()", "%a resumes %t with next()", true, false},
    [SEND] = {"send", "send(*)", "%a sends %v into %t", true, false},
    [THROW] = {"throw", "throw(*)", "%a throws %v into %t", true, false},
    [CLOSE] = {"close", "close()",
               "%a closes %t: GeneratorExit is thrown into it", true, false},
    [RUN] = {"run", "", "%a calls %v", true, false},
    [YIELD] = {"yield", "yield *", "%a yields %v to %t and is suspended", true,
               false},
    [RETURN] = {"return", "return *", "%a returns %v to %t and is finished",
                true, false},
    [RAISE] = {"raise", "raise *", "%a ends, %v leaves it into %t", true,
               false},
    [CREATE] = {"create", "create", "%a creates %t; nothing in it runs yet",
                true, false},
    [PRINT] = {"print", "%", "%a prints: %v", false, false},
    [FINALLY] = {"finally", "finally: %", "%a enters its finally block, %v",
                 false, false},
    [RESULT] = {"result", "*", "in %a the yield from expression is worth: %v",
                false, false},
    [SET_RESULT] = {"set_result", "", "%a sets the result of %t: %v", false,
                    false},
    [ADD_DONE_CALLBACK] = {"add_done_callback", "on done: %",
                           "%v will be scheduled when %t is done", true, false},
    [YIELD_FROM] = {"yield_from", "yield from @",
                    "%a delegates to %t with yield from", true, false},
    [REFUSED] = {"refused", "%", "%a calls %t, which refuses: %v", false,
                 false},
    [CALL_SOON] = {"call_soon", "call_soon(%)",
                   "%a appends %v to the ready queue", false, true},
    [CALL_LATER] = {"call_later", "",
                    "%a pushes %v on the timer heap, due at t=%w", false, true},
    [CANCEL] = {"cancel", "cancel(%)",
                "%a cancels handle %v: it is marked, and stays in its queue",
                false, false},
    [DUE] = {"due", "due",
             "timer %v is due: it moves from the heap to the ready queue",
             false, true},
    [DROP] = {"drop", "drop %", "%a drops the cancelled handle %v", false,
              true},
    [SELECT] = {"select", "", "something is ready: the loop does not wait",
                false, false},
};

Verb verb_named(const char *name) {
  for (int verb = 0; verb < VERBS; verb++)
    if (!strcmp(verb_info[verb].name, name))
      return (Verb)verb;
  return VERBS;
}
