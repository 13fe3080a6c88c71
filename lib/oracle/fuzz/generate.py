"""generate.py SEED N - writes N random programs (README.md tells the language).

Program number i of a seed is always the same, however many are written. What
the kit does in another way than Python (docs/differences-from-python.md) is
kept out here; each such place names its row.
"""
import random
import sys

ERRORS = ["ValueError"] * 6 + ["RuntimeError", "GeneratorExit",
                               "GeneratorExit", "StopIteration",
                               "CancelledError", "Leave", "TypeError"]
LAST_ERRORS = ["SystemExit", "KeyboardInterrupt"]  # they leave the loop
CAUGHT = ["BaseException", "BaseException", "Exception", "Exception",
          "ValueError", "GeneratorExit", "CancelledError", "RuntimeError",
          "StopIteration"]
DELAYS = ["0", "-1", "1", "1", "1", "2", "2", "0.5", "3"]

# How often each statement comes, in a generator's body ...
IN_GENERATOR = {"yield": 30, "yield_from": 16, "next": 7, "send": 4,
                "throw": 4, "close": 3, "state": 2, "raise": 4, "return": 4,
                "try": 18, "repeat": 3}
# ... in that of a task, or of a generator beside tasks ...
IN_TASK = {"yield": 4, "yield_from": 8, "next": 2, "send": 1, "throw": 2,
           "close": 1, "state": 1, "raise": 4, "return": 4, "try": 20,
           "repeat": 2, "sleep": 16, "await": 16, "yield_future": 1,
           "call_soon": 3, "call_later": 3, "call_at": 1, "cancel_handle": 2,
           "create_task": 4, "cancel": 8, "uncancel": 1, "cancelling": 1,
           "current": 1, "set_result": 5, "set_exception": 3, "result": 2,
           "exception": 1, "done": 1, "cancelled": 1, "add_done": 2,
           "remove_done": 1, "stop": 1, "busy": 1}
# ... and in a callback.
IN_CALLBACK = {"next": 2, "send": 1, "throw": 2, "close": 1, "raise": 4,
               "try": 5, "call_soon": 10, "call_later": 10, "call_at": 2,
               "cancel_handle": 6, "create_task": 8, "cancel": 10,
               "uncancel": 1, "current": 1, "set_result": 10,
               "set_exception": 6, "result": 2, "exception": 1, "done": 1,
               "add_done": 3, "remove_done": 2, "stop": 4, "busy": 2,
               "run": 1, "return": 1}
IN_MAIN = {"next": 30, "send": 18, "throw": 14, "close": 7, "state": 3}
IN_LOOP_MAIN = {"create_task": 30, "call_soon": 10, "call_later": 12,
                "call_at": 2, "cancel_handle": 4, "cancel": 10, "run": 14,
                "run_until": 8, "set_result": 5, "set_exception": 3,
                "result": 2, "exception": 2, "add_done": 5, "remove_done": 1,
                "stop": 2, "next": 2, "send": 1, "throw": 2, "close": 1,
                "state": 1, "busy": 1}


class Writer:
    def __init__(self, rng, number):
        self.rng = rng
        self.lines = []
        self.messages = 0
        self.loop = rng.random() < 0.55
        pick = rng.randint
        few = 3 if self.loop else 5
        self.plain = list("ABCDEFGH"[:pick(0 if self.loop else 1, few)])
        self.iterators = list("IJ"[:pick(0, 2) if pick(0, 1) else 0])
        self.tasks = self.futures = self.callbacks = []
        if self.loop:
            self.tasks = ["T%d" % i for i in range(1, pick(1, 4) + 1)]
            self.futures = ["F%d" % i for i in range(1, pick(0, 3) + 1)]
            if rng.random() < 0.1:
                self.futures.append("X1")
            self.callbacks = ["c%d" % i for i in range(1, pick(1, 4) + 1)]
        self.line(0, "program %d%s" % (number, " loop" if self.loop else ""))

    def line(self, depth, text):
        self.lines.append("  " * depth + text)

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, things):
        return self.rng.choice(things)

    # -- the words of a statement
    def value(self):
        return self.pick(["None", "None", "got", str(self.rng.randint(0, 9)),
                          str(self.rng.randint(0, 9))])

    def error(self):
        kinds = ERRORS + (LAST_ERRORS if self.chance(0.2) else [])
        self.messages += 1
        kind = self.pick(kinds)
        return kind + (" m%d" % self.messages if self.chance(0.6) else "")

    def statement(self, word, depth, within):
        """One statement, or None if there is nothing that it could name."""
        pick, value = self.pick, self.value
        generators = self.plain + self.tasks
        futures = self.futures + self.tasks
        subs = self.plain + self.iterators
        need = {"yield_from": subs, "next": generators, "send": generators,
                "throw": generators, "close": generators, "state": generators,
                "await": futures, "yield_future": futures, "cancel": futures,
                "set_result": futures, "set_exception": futures,
                "result": futures, "exception": futures, "done": futures,
                "cancelled": futures, "add_done": futures,
                "remove_done": futures, "run_until": futures,
                "create_task": self.tasks, "uncancel": self.tasks,
                "cancelling": self.tasks}
        if word in need and not need[word]:
            return None
        if word in ("add_done", "remove_done"):
            return "%s %s %s" % (word, pick(futures), pick(self.callbacks))
        if word == "run_until":
            # One of another loop is a ValueError that the kit has not.
            mine = [name for name in futures if name[0] != "X"]
            return mine and "run_until %s" % pick(mine)
        if word in ("set_result", "set_exception", "cancel"):
            # Mostly a future: nobody else may set a task's result.
            names = futures if word == "cancel" or self.chance(0.1) \
                else self.futures
            if not names:
                return None
            last = {"set_result": value, "set_exception": self.error,
                    "cancel": lambda: "m%d" % self.messages
                    if self.chance(0.3) else ""}[word]()
            return ("%s %s %s" % (word, pick(names), last)).rstrip()
        if word == "next":
            return "next %s" % pick(generators + self.iterators)
        if word == "send":
            return "send %s %s" % (pick(generators), value())
        if word == "throw":
            return "throw %s %s" % (pick(generators), self.error())
        if word == "raise":
            return "raise %s" % self.error()
        if word in ("yield", "return"):
            return "%s %s" % (word, value())
        if word in ("sleep", "busy"):
            delay = pick(DELAYS)
            return "%s %s" % (word, delay.lstrip("-") if word == "busy"
                              else delay)
        if word in ("call_soon", "call_later", "call_at"):
            when = pick(DELAYS) + " " if word != "call_soon" else ""
            if when and self.chance(0.02):
                when = "100000 "  # longer than the loop ever sleeps at once
            return "%s %s%s h%d" % (word, when, pick(self.callbacks),
                                    self.rng.randint(1, 3))
        if word == "cancel_handle":
            return "cancel_handle h%d" % self.rng.randint(1, 3)
        if word in need:
            return "%s %s" % (word, pick(need[word]))
        return word  # stop, run, current

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
                text = self.statement(word, depth, weights)
                if text:
                    self.line(depth, text)

    def try_(self, depth, weights):
        pick = self.rng.randint
        self.line(depth, "try")
        self.block(depth + 1, pick(1, 3), weights)
        kind = self.rng.random()
        if kind < 0.75:
            for caught in {self.pick(CAUGHT): 1, self.pick(CAUGHT): 1} \
                    if self.chance(0.2) else [self.pick(CAUGHT)]:
                self.line(depth, "except %s" % caught)
                self.block(depth + 1, pick(0, 2), weights, True)
        if kind > 0.6:
            self.line(depth, "finally")
            self.block(depth + 1, pick(0, 2), weights)

    def program(self):
        pick = self.rng.randint
        for name in self.iterators:
            methods = [m for m in ("send", "throw", "close")
                       if self.chance(0.3)]
            self.line(0, " ".join(["iter", name, str(pick(0, 3)),
                                   str(pick(0, 9)), *methods]))
        for name in self.futures:
            self.line(0, "future " + name)
        for name in self.plain + self.tasks:
            self.line(0, "gen " + name)
            weights = IN_TASK if self.loop else IN_GENERATOR
            self.block(1, pick(2, 6), weights)
        for name in self.callbacks:
            self.line(0, "callback " + name)
            self.block(1, pick(0, 4), IN_CALLBACK)
        if self.loop and self.chance(0.3):
            self.line(0, "handler")
            self.block(1, pick(0, 2), {"raise": 3, "stop": 2, "cancel": 3,
                                       "call_soon": 3})
        self.line(0, "main")
        if self.loop:
            for name in self.tasks:
                if self.chance(0.7):
                    self.line(1, "create_task " + name)
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
