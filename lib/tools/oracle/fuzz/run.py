"""run.py PROGRAMS [FIRST] - runs random programs on CPython.

Each program (README.md tells the language) is translated to Python: a body
becomes a generator function, its statements the ones that a Python programmer
would write. So what is tested against is CPython itself, not another model of
it. `run.py --source PROGRAMS` prints the translation.

asyncio has its Future and its Task twice, in C and in Python. They differ in
corners that no documentation speaks of. `run.py --pure` uses those in Python.
"""
import asyncio
import inspect
import logging
import os
import sys
import types

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import virtual  # noqa: E402

virtual.install()
logging.disable()
sys.unraisablehook = lambda _: None  # what is left dies without a word


class Leave(GeneratorExit):
    """One more way to ask a generator to leave."""


ERRORS = {error.__name__: error for error in (
    BaseException, Exception, ValueError, TypeError, RuntimeError,
    StopIteration, GeneratorExit, Leave, SystemExit, KeyboardInterrupt,
    asyncio.CancelledError)}


class Selector(virtual.Selector):
    """An iteration in which nothing can ever happen does not count."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("nothing can ever wake this event loop again")
        return super().select(timeout)


class Loop(virtual.VirtualLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector(self)


# -- from text to Python ------------------------------------------------------
# What a statement becomes; {n} is its line, {0} and {1} are its words, {value}
# and {error} what stands at its end.
GENERATORS = {
    "yield": "got = yield {value}; say({n}, got)",
    "yield_from": "got = yield from {0}; say({n}, got)",
    "await": "got = yield from awaitable({0!r}); say({n}, got)",
    "yield_future": "got = yield futures.get({0!r}); say({n}, got)",
    "sleep": "got = yield from asyncio.sleep({0}); say({n}, got)",
    "next": "got = resume({n}, next_of, {0})",
    "send": "got = resume({n}, send, {0}, {value})",
    "throw": "got = resume({n}, throw, {0}, {error})",
    "close": "got = step({n}, close, {0})",
    "state": "got = step({n}, state, {0})",
    "raise": "raise {error}",
    "return": "return {value}",
    "try": "try:",
    "except": "except {0} as error:",
    "finally": "finally:",
    "repeat": "for _ in range({0}):",
}
ENTRIES = {  # what a block starts with
    "except": "say({n}, error)",
    "finally": "say({n})",
}


def words_of(line):
    return line.split()


def depth_of(line):
    return (len(line) - len(line.lstrip(" "))) // 2


def error_of(words):
    """`ValueError m3` as Python."""
    return "%s(%s)" % (words[0], ", ".join(map(repr, words[1:])))


def translate_line(n, words):
    rest = words[1:]
    if words == ["raise"]:
        return "raise"
    pattern = GENERATORS.get(words[0])
    if pattern is None:  # a word of the loop: a method of Program
        last = rest[-1] if rest else ""
        values = [last if words[0] == "set_result" and i else repr(word)
                  for i, word in enumerate(rest)]
        return "got = step(%d, %s)" % (n, ", ".join([words[0], *values]))
    errors = rest[1:] if words[0] == "throw" else rest
    return pattern.format(
        *rest, n=n, value=rest[-1] if rest else None,
        error=error_of(errors) if errors else "")


def translate_block(lines, n, depth, out, wrap=""):
    """Lines n... that stand at `depth` or deeper; returns the next one."""
    indent = "    " * depth
    out.append(indent + "pass")
    while n < len(lines) and depth_of(lines[n]) >= depth:
        words = words_of(lines[n])
        text = translate_line(n, words)
        if wrap:
            out.append(indent + wrap)
            text = "    " + text
        out.append(indent + text)
        if text.endswith(":"):
            entry = ENTRIES.get(words[0])
            if entry:
                out.append(indent + "    " + entry.format(n=n))
            start, n = n, translate_block(lines, n + 1, depth + 1, out)
            follows = n < len(lines) and depth_of(lines[n]) == depth and \
                words_of(lines[n])[0] in ("except", "finally")
            if words[0] == "try" and not follows:  # shrunk away
                out.append(indent + "finally: pass")
        else:
            n += 1
    return n


def translate(lines):
    out = []
    n = 1
    while n < len(lines):
        kind, *rest = words_of(lines[n])
        if kind == "iter":
            out.append("%s = iterator(%r, %s, %s, %r)" %
                       (rest[0], *rest[:3], rest[3:]))
            n += 1
        elif kind == "future":
            out.append("futures[%r] = new_future(%r)" % (rest[0], rest[0]))
            n += 1
        else:
            name = rest[0] if rest else kind
            decorator = {"gen": "@generator", "callback": "@callback",
                         "handler": "@handler", "main": "@main"}[kind]
            out += [decorator, "def %s():" % name, "    got = None"]
            wrap = "with errors_printed:" if kind == "main" else ""
            n = translate_block(lines, n + 1, 1, out, wrap)
            if kind == "gen":
                out.append("    return; yield")
    return "\n".join(out) + "\n"


# -- what the translation uses ------------------------------------------------
def text_of_error(error):
    """A text that names an object ends where the name begins. Those of
    InvalidStateError are not the same in both of CPython's Future classes."""
    if not error.args or isinstance(error, asyncio.InvalidStateError):
        return type(error).__name__
    message = str(error.args[0]).split("<")[0]
    return type(error).__name__ + (": " + message if message else "")


def text_of(value):
    if isinstance(value, BaseException):
        return "raise " + text_of_error(value)
    if isinstance(value, asyncio.Future):
        return "<%s>" % type(value).__name__
    return repr(value)


def loses_its_place(x):
    """CPython 3.11 hands a throw() on from generator to generator before it
    asks whether one of them is running. One that runs, and is just handing on
    a throw() itself, forgets then what it delegates to, and goes on behind its
    `yield from`, or crashes. (Objects/genobject.c, _gen_throw: the refused
    inner throw pops the sub-iterator. PEP 380 knows no such thing.)"""
    while isinstance(x, (types.GeneratorType, types.CoroutineType)):
        generator = isinstance(x, types.GeneratorType)
        running = x.gi_running if generator else x.cr_running
        x = x.gi_yieldfrom if generator else x.cr_await
        if running and x is not None:
            return True
    return False


class ErrorsPrinted:
    """An error of main's has been printed; main goes on."""

    def __enter__(self):
        pass

    def __exit__(self, *_):
        return True


class Program:
    """The things of one program, and the words that its bodies use."""

    def __init__(self, lines):
        self.lines = lines
        self.out = []
        self.over = False  # what still runs now is nobody's business
        self.lost = False  # by CPython: what follows proves nothing
        self.generators = {}
        self.futures = {}
        self.tasks = {}
        self.handles = {}
        self.runs = {}
        self.gone = set()  # coroutines of tasks that died with the loop
        self.owners = []  # of each line
        owner = ""
        for line in lines:
            if depth_of(line) == 0:
                owner = words_of(line)[-1]
            self.owners.append(owner)
        self.has_loop = "loop" in words_of(lines[0])
        self.loop = Loop() if self.has_loop else None
        self.other_loop = Loop() if self.has_loop else None

    # -- printing
    def print(self, text):
        if self.over:
            return
        if self.has_loop:
            text = "[%d %g] %s" % (self.loop.iteration, self.loop.time(), text)
        self.out.append(text)

    def say(self, n, *values):
        text = " %s" % text_of(values[0]) if values else ""
        self.print("%s %d %s:%s" % (self.owners[n], n,
                                    self.lines[n].strip(), text))

    def step(self, n, function, *args):
        """Prints what came of line n."""
        try:
            value = function(*args)
        except BaseException as error:
            self.say(n, error)
            raise
        self.say(n, value)
        return value

    def resume(self, n, function, generator, *args):
        """The same for a generator that yields, returns or raises."""
        line = "%s %d %s:" % (self.owners[n], n, self.lines[n].strip())
        try:
            value = function(generator, *args)
        except StopIteration as stop:
            if any(stop is arg for arg in args):  # thrown, and it came back
                self.print("%s %s" % (line, text_of(stop)))
                raise
            self.print("%s return %s" % (line, text_of(stop.value)))
            return self.keep(stop.value)
        except BaseException as error:
            self.print("%s %s" % (line, text_of(error)))
            raise
        self.print("%s yield %s" % (line, text_of(value)))
        return self.keep(value)

    def keep(self, value):
        """The future of a sleep() belongs to that alone."""
        foreign = isinstance(value, asyncio.Future) and \
            value not in self.futures.values()
        return None if foreign else value

    # -- making things
    def generator(self, body):
        self.generators[body.__name__] = body = types.coroutine(body)()
        return body

    def iterator(self, name, count, end, methods):
        left = iter(range(count))

        def next_(_):
            for value in left:
                return value
            raise StopIteration(end)

        def send(self_, value):
            self.print("%s send %s" % (name, text_of(value)))
            return next_(self_)

        def throw(self_, error, *_):
            self.print("%s throw %s" % (name, text_of_error(error)))
            return next_(self_)

        def close(_):
            self.print("%s close" % name)

        have = {"send": send, "throw": throw, "close": close}
        body = {method: have[method] for method in methods}
        body.update(__next__=next_, __iter__=lambda self_: self_)
        return type(name, (), body)()

    def new_future(self, name):
        loop = self.other_loop if name.startswith("X") else self.loop
        return loop.create_future()

    def callback(self, function):
        name = function.__name__
        self.runs[name] = 0

        def callback(*_):
            self.runs[name] += 1
            self.print("%s runs" % name)
            if self.runs[name] <= 3:
                function()

        return callback

    def handler(self, function=lambda: None):
        def handler(_, context):
            message = context["message"]
            # When nobody looks any more is the garbage collector's affair:
            # rows F17, T32.
            if "never retrieved" in message or "destroyed" in message:
                return
            self.print("handler gets %s: %s" % (
                " ".join(message.split()[:3]),
                text_of_error(context["exception"])))
            function()

        self.loop.set_exception_handler(handler)

    # -- words for generators
    def next_of(self, x):
        if x in self.gone:
            raise StopIteration
        return next(x)

    def send(self, x, value):
        if x in self.gone:
            raise StopIteration
        return x.send(value)

    def throw(self, x, error):
        if x in self.gone:
            raise error
        if loses_its_place(x):
            self.lost = True
            raise RuntimeError
        return x.throw(error)

    def close(self, x):
        return None if x in self.gone else x.close()

    def state(self, x):
        if x in self.gone:
            return "GEN_CLOSED"
        return inspect.getgeneratorstate(x)

    # -- words for the loop
    def awaitable(self, name):
        return self.futures.get(name, ())

    def words(self):
        """The statements that are functions, by their names."""
        return {name: getattr(self, name) for name in dir(self)
                if not name.startswith("__")}

    def call_soon(self, callback, name):
        handle = self.loop.call_soon(self.names[callback])
        self.handles[name] = handle

    def call_later(self, delay, callback, name):
        self.handles[name] = self.loop.call_later(
            float(delay), self.names[callback])

    def call_at(self, when, callback, name):
        self.handles[name] = self.loop.call_at(
            float(when), self.names[callback])

    def cancel_handle(self, name):
        if name not in self.handles:
            return "no handle"
        # Whether it is cancelled is not asked: row L22.
        self.handles[name].cancel()

    def create_task(self, name):
        if name in self.futures:
            return "a task already"
        if self.loop.is_closed() and \
                self.state(self.generators[name]) != "GEN_CREATED":
            return "closed"  # it would be closed, and may refuse
        task = asyncio.ensure_future(self.generators[name], loop=self.loop)
        self.futures[name] = self.tasks[name] = task
        return task

    def stop(self):
        self.loop.stop()

    def busy(self, seconds):
        self.loop.advance(float(seconds))

    def run(self):
        return self.loop.run_forever()

    def current(self):
        task = asyncio.current_task(self.loop)
        names = [name for name in self.tasks if self.tasks[name] is task]
        return names[0] if names else None

    # Each of these is a statement `WORD NAME ...` about a future or a task.
    def about(function):
        def about(self, name, *args):
            if name not in self.futures:
                return "no task"
            return function(self, self.futures[name], *args)

        return about

    @about
    def cancel(self, future, *message):
        # In Python this raises RuntimeError, in the kit it does nothing: row
        # L34, so neither side tries.
        if self.loop.is_closed():
            return "closed"
        return future.cancel(*message)

    @about
    def exception(self, future):
        # As a text, for an Error is no Value in the kit.
        error = future.exception()
        return error and text_of(error)

    @about
    def set_exception(self, future, kind, *args):
        future.set_exception(ERRORS[kind](*args))

    @about
    def run_until(self, future):
        return self.loop.run_until_complete(future)

    @about
    def add_done(self, future, callback):
        future.add_done_callback(self.names[callback])

    @about
    def remove_done(self, future, callback):
        return future.remove_done_callback(self.names[callback])

    result = about(lambda self, future: future.result())
    done = about(lambda self, future: future.done())
    cancelled = about(lambda self, future: future.cancelled())
    set_result = about(lambda self, future, value: future.set_result(value))
    uncancel = about(lambda self, task: task.uncancel())
    cancelling = about(lambda self, task: task.cancelling())
    del about

    def close_loop(self):
        """Closes the loop, and what the kit closes with it: the coroutines of
        its pending tasks, which Python leaves to the garbage collector."""
        self.loop.close()
        for task in self.tasks.values():
            coroutine = task.get_coro()
            if task.done() or coroutine in self.gone:
                continue
            try:
                coroutine.close()
            except BaseException:
                pass  # the kit says on stderr that nobody caught it
            self.gone.add(coroutine)

    # -- a whole program
    def run_program(self):
        self.names = {**ERRORS, **self.words(), "asyncio": asyncio,
                      "errors_printed": ErrorsPrinted(),
                      "main": lambda function: function}
        if self.has_loop:
            self.handler()
        exec(compile(translate(self.lines), "program", "exec"), self.names)
        self.names["main"]()
        if self.has_loop:
            self.tell_futures()
            self.close_loop()
        self.finish_generators()
        self.over = True
        if self.has_loop:
            self.other_loop.close()

    def tell_futures(self):
        for name in dict.fromkeys(self.owners):
            future = self.futures.get(name)
            if not future:
                continue
            text = "pending"
            if future.done():
                try:
                    text = text_of(future.result())
                except BaseException as error:
                    text = text_of(error)
            self.print("%s: %s" % (name, text))

    def finish_generators(self):
        """Each close() brings a body one statement nearer to its end."""
        for name, generator in self.generators.items():
            while self.state(generator) != "GEN_CLOSED":
                try:
                    self.close(generator)
                    self.print("%s closes" % name)
                except BaseException as error:
                    self.print("%s closes: %s" % (name, text_of(error)))


# -- a file of programs -------------------------------------------------------
def read_programs(path):
    programs = []
    with open(path) as file:
        for line in file.read().splitlines():
            if line.startswith("program "):
                programs.append([])
            if line.strip():
                programs[-1].append(line)
    return programs


def main(path, first=0):
    for lines in read_programs(path):
        number = int(words_of(lines[0])[1])
        if number < first:
            continue
        print("program", number, flush=True)  # if we crash, it was here
        program = Program(lines)
        program.run_program()
        last = "lost" if program.lost else "end"
        print("\n".join([*program.out, last]), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--source":
        for each in read_programs(sys.argv[2]):
            print(translate(each))
        sys.exit()
    if sys.argv[1] == "--pure":
        del sys.argv[1]
        asyncio.Future = asyncio.futures.Future = asyncio.futures._PyFuture
        asyncio.Task = asyncio.tasks.Task = asyncio.tasks._PyTask
    main(sys.argv[1], *map(int, sys.argv[2:]))
