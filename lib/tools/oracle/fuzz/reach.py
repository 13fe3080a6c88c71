"""What random programs must reach: by whom each statement is run, what it is
about when it is, and the situations that nothing but several statements make.
"""
import collections

import generate

WHO = ["main", "body", "task", "callback", "handler", "lesson 1"]
GENERATOR = ["fresh", "suspended", "delegating", "running", "over", "gone"]
FUTURE = ["pending", "done", "gone"]

# What each statement can be about.
ABOUT = {
    "next": GENERATOR, "send": GENERATOR, "throw": GENERATOR,
    "close": GENERATOR, "state": GENERATOR, "free": GENERATOR + FUTURE,
    "new": ["suspended", "gone"],
    "yield_from": GENERATOR, "delegate": GENERATOR,
    "create_task": ["fresh", "suspended", "delegating", "over", "gone"],
    "ensure_future": ["fresh", "suspended", "over", "gone"],
}
for word in ("await", "yield_future", "cancel", "result", "exception", "done",
             "cancelled", "add_done", "remove_done", "set_result",
             "set_exception", "run_until"):
    ABOUT[word] = FUTURE
for word in ("uncancel", "cancelling", "name"):
    ABOUT[word] = ["pending", "done"]

# Who runs each statement, and where the generator puts it.
BLOCKS = [("body", generate.IN_GENERATOR), ("body", generate.IN_TASK),
          ("task", generate.IN_TASK), ("callback", generate.IN_CALLBACK),
          ("main", generate.IN_MAIN), ("main", generate.IN_LOOP_MAIN),
          ("handler", generate.IN_HANDLER),
          ("lesson 1", generate.IN_GENERATOR_1)]

SITUATIONS = [
    "recursion", "freed in a delegation", "ignores the exit",
    "ignores the exit in a delegation", "freed with callbacks pending",
    "an iterator raises in throw()", "an iterator ends in throw()",
    "an iterator raises in close()", "an iterator yields in close()",
    "a second loop", "a second loop while one runs", "foreign await",
    "self await", "yield_from of a T", "yield_from of a task's coroutine",
    "a ring", "more than 100 timers", "inf delay", "nan delay",
    "StopIteration at a delegator", "closed from a callback"]


def wanted():
    """{verb: the columns in which it must not be zero}"""
    rows = collections.defaultdict(list)
    for who, weights in BLOCKS:
        for verb in weights:
            if verb not in ("try", "repeat") and who not in rows[verb]:
                rows[verb].append(who)
    for verb, about in ABOUT.items():
        rows[verb] += about
    return rows


def show(met):
    """Prints the table of what was met; returns what was not."""
    columns = list(dict.fromkeys(WHO + GENERATOR + FUTURE))
    rows = wanted()
    missing = []
    print("%-17s" % "" + "".join("%11s" % column for column in columns))
    for verb in sorted(rows):
        cells = []
        for column in columns:
            count = met[verb, column]
            cells.append("%11s" % (count or ("0" if column in rows[verb]
                                             else "-")))
            if not count and column in rows[verb]:
                missing.append("%s, %s" % (verb, column))
        print("%-17s%s" % (verb, "".join(cells)))
    for situation in SITUATIONS:
        count = met["situation", situation]
        print("%7d  %s" % (count, situation))
        if not count:
            missing.append(situation)
    return missing
