"""generate.py SEED N - writes N random programs.

README.md tells the language.

Program number i of a seed is always the same, however many are written. What
the kit does in another way than Python (docs/differences-from-python.md) is
kept out here; each such place names its row.
"""
import random
import sys

ERRORS = ["ValueError", "ValueError", "ValueError", "RuntimeError",
          "GeneratorExit", "GeneratorExit", "Leave", "Leave",
          "StopIteration", "CancelledError", "TypeError"]
LAST_ERRORS = ["SystemExit", "KeyboardInterrupt"]  # they leave the loop
CAUGHT = ["BaseException", "BaseException", "Exception", "Exception",
          "ValueError", "GeneratorExit", "CancelledError", "RuntimeError",
          "StopIteration", "Leave"]
DELAYS = ["0", "-1", "1", "1", "1", "2", "2", "0.5", "3"]
ODD_DELAYS = ["inf", "nan", "-inf", "100000"]  # a sleep is a day at most
VALUES = ["True", "False", "2.5", "-3", "1e22", "0.1", "'x'", "'it'"]
METHODS = [["send"], ["throw", "throw_raises", "throw_returns", "throw_again"],
           ["close", "close_raises", "close_yields"], ["next_raises"]]

# How often each statement comes, in a generator's body ...
IN_GENERATOR = {"yield": 42, "yield_from": 18, "next": 6, "send": 4,
                "throw": 4, "close": 2, "state": 2, "raise": 2, "return": 1,
                "try": 20, "repeat": 3, "delegate": 3, "call": 4, "free": 2,
                "new": 1}
# ... in that of a generator of lesson 1 ...
IN_GENERATOR_1 = {"yield": 42, "next": 6, "send": 4, "throw": 4, "close": 2,
                  "state": 2, "raise": 3, "return": 2, "try": 12, "repeat": 3,
                  "free": 1, "new": 1}
# ... in that of a task, or of a generator beside tasks ...
IN_TASK = {"yield": 4, "yield_from": 8, "next": 2, "send": 1, "throw": 2,
           "close": 1, "state": 1, "raise": 3, "return": 2, "try": 20,
           "repeat": 2, "sleep": 16, "await": 16, "yield_future": 3,
           "call_soon": 3, "call_later": 3, "call_at": 1, "cancel_handle": 2,
           "create_task": 3, "ensure_future": 2, "cancel": 8, "uncancel": 1,
           "cancelling": 2, "current": 1, "set_result": 5, "set_exception": 3,
           "result": 2, "exception": 2, "done": 3, "cancelled": 4,
           "add_done": 2, "remove_done": 1, "stop": 1, "busy": 1,
           "delegate": 2, "call": 3, "free": 1, "new": 1, "name": 1,
           "handle_cancelled": 1, "handle_when": 1, "is_running": 1,
           "running": 1, "report": 1}
# ... in a callback ...
IN_CALLBACK = {"next": 2, "send": 1, "throw": 2, "close": 1, "raise": 4,
               "try": 5, "call_soon": 10, "call_later": 10, "call_at": 2,
               "cancel_handle": 6, "create_task": 6, "ensure_future": 2,
               "cancel": 10, "uncancel": 1, "current": 1, "set_result": 10,
               "set_exception": 6, "result": 2, "exception": 1, "done": 1,
               "add_done": 3, "remove_done": 2, "stop": 4, "busy": 2,
               "run": 1, "return": 1, "close_loop": 1, "run_other": 1,
               "soon_other": 1, "free": 3, "new": 2, "name": 1, "report": 1,
               "handle_cancelled": 2, "handle_when": 2, "is_running": 1,
               "running": 1, "timers": 1, "cancel_timers": 1,
               "count_timers": 1}
# ... in the exception handler, and in main.
IN_HANDLER = {"raise": 3, "stop": 2, "cancel": 3, "call_soon": 3}
IN_MAIN = {"next": 40, "send": 16, "throw": 11, "close": 3, "state": 2,
           "free": 3, "new": 3}
IN_LOOP_MAIN = {"create_task": 24, "ensure_future": 6, "call_soon": 10,
                "call_later": 12, "call_at": 2, "cancel_handle": 4,
                "cancel": 10, "run": 14, "run_until": 8, "set_result": 5,
                "set_exception": 3, "result": 2, "exception": 2, "add_done": 5,
                "remove_done": 1, "stop": 2, "next": 2, "send": 1, "throw": 2,
                "close": 1, "state": 1, "busy": 1, "free": 4, "new": 2,
                "name": 1, "report": 1, "handle_cancelled": 1,
                "handle_when": 1, "is_running": 1, "running": 1,
                "run_other": 2, "soon_other": 2, "timers": 1,
                "cancel_timers": 1, "count_timers": 1}
# Where nothing is freed these do not come, and futures are kept as values.
FREEING = ("free", "new")
MANY = ("timers", "cancel_timers", "count_timers")
MAINS = (IN_MAIN, IN_LOOP_MAIN)

# Each of these often raises, and ends its body early if nobody catches that.
RISKY = ("next", "send", "throw", "close", "yield_from", "await", "result",
         "exception", "set_result", "set_exception", "yield_future")


class Writer:
    def __init__(self, rng, number):
        self.rng = rng
        self.lines = []
        self.messages = 0
        self.loop = rng.random() < 0.55
        pick = rng.randint
        few = 3 if self.loop else 4
        self.plain = list("ABCD"[:pick(0 if self.loop else 1, few)])
        self.plain_1 = list("PQ"[:pick(0, 2) if self.chance(0.4) else 0])
        self.iterators = list("IJ"[:pick(0, 2) if pick(0, 1) else 0])
        # Things that not every program may have together.
        self.frees = self.chance(0.4)
        self.has_many = self.chance(0.15)  # timers, but no NaN among them
        self.reports = self.chance(0.5)  # and no handler that ends the run
        self.ring = self.loop and self.chance(0.1)
        self.refused = self.refusing = None  # who awaits itself, or X1
        self.tasks = self.futures = self.callbacks = []
        if self.loop:
            self.tasks = ["T%d" % i for i in range(1, pick(1, 4) + 1)]
            self.futures = ["F%d" % i for i in range(1, pick(0, 3) + 1)]
            self.refusing = self.pick(self.tasks)
            if rng.random() < 0.1:
                self.futures.append("X1")
                self.refused = "X1"
            elif rng.random() < 0.1:
                self.refused = self.refusing
            self.callbacks = ["c%d" % i for i in range(1, pick(1, 4) + 1)]
        self.line(0, "program %d%s%s" % (number, " loop" if self.loop else "",
                                         " frees" if self.frees else ""))

    def line(self, depth, text):
        if depth == 0:
            self.owner = text.split()[-1]
        self.lines.append("  " * depth + text)

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, things):
        return self.rng.choice(things)

    # -- the words of a statement
    def value(self):
        if self.chance(0.15):
            return self.pick(VALUES)
        return self.pick(["None", "None", "got", str(self.rng.randint(0, 9)),
                          str(self.rng.randint(0, 9))])

    def error(self):
        ends = self.chance(0.2) and not (self.reports and
                                         self.owner == "handler")
        kinds = ERRORS + (LAST_ERRORS if ends else [])
        self.messages += 1
        kind = self.pick(kinds)
        return kind + (" m%d" % self.messages if self.chance(0.6) else "")

    def tasks_behind(self):
        """Those behind the task in whose body we are, if it is one's."""
        if self.owner not in self.tasks:
            return []
        return self.tasks[self.tasks.index(self.owner) + 1:]

    def named_by(self, word):
        """The things that the statement can be about; None if about none."""
        generators = self.plain + self.tasks
        futures = self.futures + self.tasks
        if word in ("next", "close", "state"):
            # A plain iterator has no more to show than that it is shared.
            too = self.iterators if word == "next" and self.chance(0.2) else []
            return generators + self.plain_1 + too
        if word in ("send", "throw"):
            return generators
        if word in ("yield_from", "delegate"):
            # What a task delegates to must not await that task.
            some = self.tasks_behind() if self.chance(0.2) else []
            if word == "yield_from":
                some = some + self.iterators + self.plain_1
            return self.plain + some
        if word == "call":
            return self.plain
        if word in FREEING:
            return generators + self.plain_1 + self.futures
        if word in ("await", "yield_future"):
            return self.awaitable_by(self.owner)
        if word in ("create_task", "ensure_future", "uncancel", "cancelling",
                    "name"):
            return self.tasks
        if word == "cancel" and self.ring:
            return self.futures
        if word in ("set_result", "set_exception"):
            # Nobody else may set a task's result.
            return futures if self.chance(0.1) else self.futures
        if word == "run_until":  # of another loop: a ValueError, but not here
            return [name for name in futures if name[0] != "X"]
        if word in ("cancel", "result", "exception", "done", "cancelled",
                    "add_done", "remove_done"):
            return futures
        return None

    def delay(self):
        delay = self.pick(ODD_DELAYS if self.chance(0.05) else DELAYS)
        return "inf" if delay == "nan" and self.has_many else delay

    def rest_of(self, word):
        """What the statement says behind its word and its name."""
        if word in ("send", "set_result", "yield", "return"):
            return self.value()
        if word in ("throw", "set_exception", "raise"):
            return self.error()
        if word in ("add_done", "remove_done"):
            return self.pick(self.callbacks)
        if word == "cancel":
            return "m%d" % self.messages if self.chance(0.3) else ""
        if word == "sleep":
            return self.delay() + (" " + self.value() if self.chance(0.2)
                                   else "")
        if word == "report":
            return "m%d %s" % (self.messages + 1, self.error())
        if word == "soon_other":
            return self.pick(self.callbacks)
        if word == "timers":
            return "%d %s" % (self.rng.randint(90, 180),
                              self.pick(self.callbacks))
        if word == "cancel_timers":
            return str(self.rng.randint(3, 9))
        if word == "busy":
            return self.pick(DELAYS).lstrip("-")
        handle = "h%d" % self.rng.randint(1, 3)
        if word in ("cancel_handle", "handle_cancelled", "handle_when"):
            return handle
        if word == "call_soon":
            return "%s %s" % (self.pick(self.callbacks), handle)
        if word in ("call_later", "call_at"):
            return "%s %s %s" % (self.delay(), self.pick(self.callbacks),
                                 handle)
        return ""

    def statement(self, word):
        """One statement, or None if there is nothing that it could name."""
        names = self.named_by(word)
        if names == [] or word in FREEING and not self.frees or \
                word in MANY and not self.has_many or \
                word == "report" and not self.reports:
            return None
        name = self.pick(names) if names else ""
        return " ".join(filter(None, [word, name, self.rest_of(word)]))

    def awaitable_by(self, name):
        """Tasks that wait for each other in a ring can only be cancelled by a
        RecursionError, and in the kit not at all (row X18). So where there may
        be one no task is cancelled; else a task awaits those behind it, and
        what all tasks delegate to awaits none."""
        tasks = self.tasks if self.ring else self.tasks_behind()
        return [one for one in self.futures + tasks
                if one != name]

    # -- blocks
    def block(self, depth, count, weights, in_except=False):
        for _ in range(count):
            word = self.rng.choices(list(weights), weights.values())[0]
            if word == "try" and depth < 4:
                self.try_(depth, weights)
            elif word == "repeat" and depth < 4:
                self.line(depth, "repeat %d" % self.rng.randint(2, 3))
                self.block(depth + 1, self.rng.randint(1, 2), weights)
            elif word not in ("try", "repeat"):
                if word == "raise" and in_except and self.chance(0.6):
                    self.line(depth, "raise")
                    continue
                text = self.statement(word)
                if text and word in RISKY and weights not in MAINS and \
                        self.chance(0.5):
                    self.line(depth, "try")
                    self.line(depth + 1, text)
                    self.line(depth, "except " + self.pick(CAUGHT))
                elif text:
                    self.line(depth, text)

    def try_(self, depth, weights):
        pick = self.rng.randint
        self.line(depth, "try")
        self.block(depth + 1, pick(1, 3), weights)
        kind = self.rng.random()
        if kind < 0.75:
            count = 2 if self.chance(0.2) else 1
            for caught in self.rng.sample(CAUGHT, count):
                self.line(depth, "except %s" % caught)
                self.block(depth + 1, pick(0, 2), weights, True)
        if kind > 0.6:
            self.line(depth, "finally")
            self.block(depth + 1, pick(0, 2), weights)

    def program(self):
        pick = self.rng.randint
        for name in self.iterators:
            methods = [self.pick(kinds) for kinds in METHODS
                       if self.chance(0.3)]
            self.line(0, " ".join(["iter", name, str(pick(0, 3)),
                                   str(pick(0, 9)), *methods]))
        for name in self.futures:
            self.line(0, "future " + name)
        for name in self.plain + self.tasks:
            self.line(0, "gen " + name)
            weights = IN_TASK if self.loop else IN_GENERATOR
            self.block(1, pick(2, 7), weights)
            if name == self.refusing and self.refused:
                for depth, text in (1, "try"), (2, "await " + self.refused), \
                        (1, "except RuntimeError"):
                    self.line(depth, text)
        for name in self.plain_1:
            self.line(0, "generator " + name)
            self.block(1, pick(2, 5), IN_GENERATOR_1)
        for name in self.callbacks:
            self.line(0, "callback " + name)
            self.block(1, pick(0, 4), IN_CALLBACK)
        if self.loop and self.chance(0.3):
            self.line(0, "handler")
            self.block(1, pick(0, 2), IN_HANDLER)
        self.line(0, "main")
        if self.loop:
            for name in self.tasks:
                if self.chance(0.6):
                    self.line(1, self.pick(["create_task ", "ensure_future "])
                              + name)
                elif self.chance(0.3):
                    self.line(1, "next " + name)
            if self.has_many:
                for word in "timers", "cancel_timers", "count_timers", \
                        "run", "count_timers":
                    self.line(1, self.statement(word))
            self.block(1, pick(3, 9), IN_LOOP_MAIN)
            self.line(1, "run")
            if self.chance(0.1):
                self.line(1, "close_loop")
                self.block(1, pick(1, 5), IN_LOOP_MAIN)
        else:
            self.block(1, pick(6, 16), IN_MAIN)
        return self.lines


def generate(seed, number):
    rng = random.Random("%s/%s" % (seed, number))
    return Writer(rng, number).program()


def main(seed, count):
    for number in range(count):
        print("\n".join(generate(seed, number)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
