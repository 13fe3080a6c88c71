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

for word in ("gather", "gather_all", "shield", "wait_for", "wait"):
    ABOUT[word] = ["pending", "done"]
OBJECT = ["free", "taken", "set", "not set", "empty", "some", "full",
          "filling", "broken"]
for word, kinds in generate.ABOUT_OBJECTS.items():
    ABOUT[word] = (OBJECT[:2] if "N" in kinds else
                   OBJECT[2:4] if kinds == "E" else
                   OBJECT[4:7] if kinds == "K" else
                   OBJECT[7:] if word == "barrier_wait" else
                   OBJECT[7:8])

# Who runs each statement, and where the generator puts it.
BLOCKS = [("body", generate.IN_GENERATOR), ("body", generate.IN_TASK_TOO),
          ("task", generate.IN_TASK_TOO),
          ("callback", generate.IN_CALLBACK_TOO),
          ("main", generate.IN_MAIN), ("main", generate.IN_LOOP_MAIN_TOO),
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
    "StopIteration at a delegator", "closed from a callback",
    "a gather of one twice", "a gather of a gather", "a gather of nobody",
    "a gather is cancelled", "a shield is cancelled", "a timeout is over",
    "a timeout that gives way", "ExceptionGroup from a group",
    "CancelledError from a group", "GeneratorExit from a group", "a group that takes nobody",
    "TimeoutError in wait_for"]
SITUATIONS += ["%s in %s" % (error, verb)
               for error in ("CancelledError", "GeneratorExit")
               for verb in [*generate.WAITING, "hold"]]
# These come in most of 10,000 programs, and need not.
RARE = ["%s in %s" % (error, verb)
        for error in ("CancelledError", "GeneratorExit")
        for verb in ("reset", "abort", "wait_condition", "wait_until", "put",
                     "join")]


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
    rows = wanted()
    missing = []
    too = sorted(verb for verb in rows if verb in generate.TOO)
    for verbs, columns in (
            (sorted(set(rows) - set(too)), WHO + GENERATOR + FUTURE),
            (too, WHO[:4] + FUTURE[:2] + OBJECT)):
        show_table(met, rows, verbs, list(dict.fromkeys(columns)), missing)
    for situation in SITUATIONS:
        count = met["situation", situation]
        print("%7d  %s" % (count, situation))
        if not count and situation not in RARE:
            missing.append(situation)
    return missing


def show_table(met, rows, verbs, columns, missing):
    print("%-17s" % "" + "".join("%11s" % column for column in columns))
    for verb in verbs:
        cells = []
        for column in columns:
            count = met[verb, column]
            cells.append("%11s" % (count or ("0" if column in rows[verb]
                                             else "-")))
            if not count and column in rows[verb]:
                missing.append("%s, %s" % (verb, column))
        print("%-17s%s" % (verb, "".join(cells)))
