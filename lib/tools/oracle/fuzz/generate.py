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
CAUGHT_TOO = ["TimeoutError", "TimeoutError", "ExceptionGroup"]
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
# In about half of the programs with a loop come those of lessons 6 and 7 ...
TOGETHER = {"gather": 3, "gather_all": 2, "shield": 3, "spawn": 5}
QUEUES = {"release": 4, "locked": 1, "set": 3, "clear": 1, "is_set": 1,
          "notify": 3, "notify_all": 1, "n_waiting": 1, "put_nowait": 4,
          "get_nowait": 2, "task_done": 3, "size": 1}
# ... and those that wait.
WAITING = {"wait_for": 6, "wait": 5, "acquire": 5, "wait_event": 4,
           "wait_condition": 3, "wait_until": 3, "barrier_wait": 8, "put": 6,
           "get": 5, "join": 3, "reset": 2, "abort": 2}
MANAGERS = {"timeout": 6, "group": 7, "hold": 8}  # with a block
INSIDE = {"reschedule": 2, "expired": 1}  # of a timeout
IN_TASK_TOO = {**IN_TASK, **TOGETHER, **QUEUES, **WAITING, **MANAGERS,
               **INSIDE, "sleep": 20}
IN_CALLBACK_TOO = {**IN_CALLBACK, **TOGETHER, **QUEUES}
IN_LOOP_MAIN_TOO = {**IN_LOOP_MAIN, **TOGETHER, **QUEUES}
# Where nothing is freed these do not come, and futures are kept as values.
FREEING = ("free", "new")
MANY = ("timers", "cancel_timers", "count_timers")
MAINS = (IN_MAIN, IN_LOOP_MAIN, IN_LOOP_MAIN_TOO)
# What a name that begins so is, and how it is declared.
OBJECTS = {"L": "lock", "E": "event", "M": "semaphore", "N": "condition",
           "R": "barrier", "K": "queue"}
ABOUT_OBJECTS = {  # what each statement can be about
    "acquire": "LMN", "hold": "LMN", "release": "LMN", "locked": "LMN",
    "wait_event": "E", "set": "E", "clear": "E", "is_set": "E",
    "wait_condition": "N", "wait_until": "N", "notify": "N",
    "notify_all": "N", "barrier_wait": "R", "reset": "R", "abort": "R",
    "n_waiting": "R", "put": "K", "get": "K", "put_nowait": "K",
    "get_nowait": "K", "task_done": "K", "join": "K", "size": "K"}

TOO = {**TOGETHER, **QUEUES, **WAITING, **MANAGERS, **INSIDE}

# Each of these often raises, and ends its body early if nobody catches that.
RISKY = ("next", "send", "throw", "close", "yield_from", "await", "result",
         "exception", "set_result", "set_exception", "yield_future", "spawn",
         "release", "notify", *WAITING)


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
        self.together_begins()
        self.line(0, "program %d%s%s" % (number, " loop" if self.loop else "",
                                         " frees" if self.frees else ""))

    def together_begins(self):
        """What a program of lessons 6 and 7 has."""
        self.gathers = self.shields = self.groups = self.things = []
        self.levels, self.priority = {}, []
        self.together = self.loop and self.chance(0.6)
        if not self.together:
            return
        some = self.rng.randint
        self.gathers = ["G%d" % i for i in range(1, some(0, 3) + 1)]
        self.shields = ["S%d" % i for i in range(1, some(0, 2) + 1)]
        self.groups = [] if self.ring else \
            ["U%d" % i for i in range(1, some(0, 2) + 1)]
        # A task awaits a gather of those behind it only: see awaitable_by().
        self.levels = {name: some(0, len(self.tasks))
                       for name in self.gathers}
        kinds = self.rng.sample(list(OBJECTS), some(1, 4))
        if "N" in kinds and "L" not in kinds:
            kinds.append("L")
        kinds.sort(key=list(OBJECTS).index)
        self.things = [kind + "1" for kind in kinds]
        if "K" in kinds and self.chance(0.3):
            self.things.append("K2")
        if "N" in kinds and self.chance(0.3):
            self.things.append("N2")

    def declare(self, name):
        kind = OBJECTS[name[0]]
        rest = ""
        if kind == "semaphore":
            bound = self.chance(0.5)
            rest = "%d%s" % (self.rng.randint(int(bound), 2),
                             " bounded" if bound else "")
        elif kind == "condition":
            rest = "L1"
        elif kind == "barrier":
            rest = str(self.rng.randint(1, 3))
        elif kind == "queue":
            order = self.pick(["fifo", "fifo", "lifo", "priority"])
            if order == "priority":
                self.priority.append(name)
            rest = "%s %d" % (order, self.rng.randint(0, 2))
        self.line(0, " ".join(filter(None, [kind, name, rest])))

    def line(self, depth, text):
        if depth == 0:
            self.owner = (text.split() + [text])[1] if " " in text else text
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
        futures = self.futures + self.tasks + self.gathers + self.shields
        if word in ABOUT_OBJECTS:
            return [name for name in self.things
                    if name[0] in ABOUT_OBJECTS[word]]
        if word in ("gather", "gather_all"):
            return self.gathers
        if word == "shield":
            return self.shields
        if word in ("group", "spawn"):
            return self.groups
        if word == "wait_for":
            return [] if self.ring else self.waitable(futures)
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
        if word == "free":
            return generators + self.plain_1 + self.futures + self.gathers + \
                self.shields
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
            # ... and what a shield is told then stands in the matrix nowhere.
            return self.futures + (self.tasks + self.gathers
                                   if self.chance(0.1) else [])
        if word == "run_until":  # of another loop: a ValueError, but not here
            return self.waitable(futures)
        if word in ("cancel", "result", "exception", "done", "cancelled",
                    "add_done", "remove_done"):
            return futures
        return None

    def waitable(self, names):
        """Python tells only some who wait that it is another loop's."""
        return [name for name in names if name[0] != "X"]

    def children(self, name):
        """Of a gather. A list may not outlive it, so where things are freed it
        is nobody's child."""
        level = 0 if self.ring else self.levels[name]
        some = self.waitable(self.futures) + self.tasks[level:] + self.shields
        if not self.frees:
            some += 3 * [one for one in self.gathers if one < name and
                         self.levels[one] >= level]
        return self.rng.choices(some, k=self.rng.randint(0, 4)) if some else []

    def timeout(self):
        return self.pick(["0", "-1", "0.5", "1", "1", "2", "2", "3", "inf"])

    def rest_together(self, word, name):
        pick = self.pick
        if word in ("gather", "gather_all"):
            return " ".join(self.children(name))
        if word == "shield":
            some = self.waitable(self.futures) + self.tasks
            return pick(some + ([] if self.frees else self.gathers))
        if word == "spawn":
            return pick(self.tasks)
        if word == "wait_for" and name not in self.awaitable_by(self.owner):
            return self.timeout().replace("inf", "4")  # that would be an await
        if word in ("wait_for", "timeout", "reschedule"):
            return self.timeout()
        if word == "wait":
            some = self.waitable(self.futures) + self.tasks + self.gathers + \
                self.shields
            count = min(len(some), self.rng.randint(1, 3))
            return " ".join([pick(["first", "exception", "all"]),
                             self.timeout(), *self.rng.sample(some, count)])
        if word == "wait_until":
            return pick([one for one in self.things if one[0] == "E"] or
                        ["never"])
        if word == "notify":
            return pick("112")
        if word in ("put", "put_nowait"):
            return str(self.rng.randint(0, 9)) if name in self.priority else \
                self.value()
        return ""

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
        if word in MANAGERS and self.ring:
            return None  # it cancels
        name = self.pick(names) if names else ""
        rest = self.rest_together(word, name) if word in TOO else \
            self.rest_of(word)
        return " ".join(filter(None, [word, name, rest]))

    def awaitable_by(self, name):
        """Tasks that wait for each other in a ring can only be cancelled by a
        RecursionError, and in the kit not at all (row X18). So where there may
        be one no task is cancelled; else a task awaits those behind it, and
        what all tasks delegate to awaits none."""
        tasks = self.tasks if self.ring else self.tasks_behind()
        gathers = []
        if name in self.tasks:
            gathers = [one for one in self.gathers if self.ring or
                       self.levels[one] > self.tasks.index(name)]
        return [one for one in self.futures + tasks + gathers + self.shields
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
            elif word in MANAGERS and depth < 4:
                self.manager(depth, word, weights)
            elif word not in ("try", "repeat", *MANAGERS):
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

    def manager(self, depth, word, weights):
        text = self.statement(word)
        if not text:
            return
        caught = self.chance(0.4)
        if caught:
            self.line(depth, "try")
        self.line(depth + caught, text)
        if word == "hold" and text.split()[1][0] == "N" and self.chance(0.7):
            self.line(depth + caught + 1, self.statement_inside(text))
        self.block(depth + caught + 1, self.rng.randint(1, 3), weights)
        if caught:
            self.line(depth, "except " + self.pick(CAUGHT + CAUGHT_TOO))

    def statement_inside(self, text):
        """What one holds a condition for."""
        word = self.pick(["wait_condition", "wait_until", "notify",
                          "notify_all"])
        name = text.split()[1]
        return " ".join([word, name, self.rest_together(word, name)]).strip()

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
        for kind, names in ("gather", self.gathers), \
                ("shield", self.shields), ("group", self.groups):
            for name in names:
                self.line(0, "%s %s" % (kind, name))
        for name in self.things:
            self.declare(name)
        for name in self.plain + self.tasks:
            self.line(0, "gen " + name)
            weights = IN_TASK_TOO if self.together else \
                IN_TASK if self.loop else IN_GENERATOR
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
            self.block(1, pick(0, 4), IN_CALLBACK_TOO if self.together
                       else IN_CALLBACK)
        if self.loop and self.chance(0.3):
            self.line(0, "handler")
            self.block(1, pick(0, 2), IN_HANDLER)
        self.line(0, "main")
        if self.loop:
            in_main = IN_LOOP_MAIN_TOO if self.together else IN_LOOP_MAIN
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
            self.block(1, pick(3, 9), in_main)
            self.line(1, "run")
            if self.chance(0.1):
                self.line(1, "close_loop")
                self.block(1, pick(1, 5), in_main)
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
