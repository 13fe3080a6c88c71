"""run.py PROGRAMS [FIRST] - runs random programs on CPython.

Each program (README.md tells the language) is translated to Python, see
translate.py. So what is tested against is CPython itself, not another model of
it. `run.py --source PROGRAMS` prints the translation. Behind each program it
tells what that has reached, see reach.py.

asyncio has its Future and its Task twice, in C and in Python. They differ in
corners that no documentation speaks of. `run.py --pure` uses those in Python.
"""
import asyncio
import collections
import contextlib
import inspect
import logging
import os
import sys
import types

from translate import depth_of, owner_of, translate, words_of

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import virtual  # noqa: E402
from run_together import Together  # noqa: E402

virtual.install()
logging.disable()
sys.unraisablehook = lambda _: None  # what is left dies without a word


class Leave(GeneratorExit):
    """One more way to ask a generator to leave."""


MOST_CALLS, MOST_NEW = 6, 40  # as in life_words.c
ERRORS = {error.__name__: error for error in (
    BaseException, Exception, ValueError, TypeError, RuntimeError,
    StopIteration, GeneratorExit, Leave, SystemExit, KeyboardInterrupt,
    asyncio.CancelledError)}


class Selector(virtual.Selector):
    """An iteration in which nothing can ever happen does not count."""

    def select(self, timeout):
        timers = self.loop._scheduled
        never = timeout and timeout > 0 and timers[0].when() == float("inf")
        if timeout is None or never:
            raise RuntimeError("nothing can ever wake this event loop again")
        return super().select(timeout)


class Loop(virtual.VirtualLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector(self)

    def _run_once(self):
        """CPython does not take off its count a cancelled timer that comes due
        among others, so that it may clear its heap earlier: row L25."""
        self._timer_cancelled_count = sum(
            handle.cancelled() for handle in self._scheduled)
        super()._run_once()


# -- what the translation uses ------------------------------------------------
def text_of_error(error):
    """A text that names an object ends where the name begins. Those of
    InvalidStateError are not the same in both of CPython's Future classes."""
    if not error.args or isinstance(error, asyncio.InvalidStateError):
        return type(error).__name__
    message = str(error.args[0]).split("<")[0]
    if message in ("coroutine ignored GeneratorExit",
                   "coroutine already executing"):
        message = message.replace("coroutine", "generator")  # one type here
    if isinstance(error, BaseExceptionGroup):
        message = str(error)  # and how many
    if str(error).endswith("is bound to a different event loop"):
        message = "is bound to a different event loop"  # who is
    return type(error).__name__ + (": " + message if message else "")


def text_of(value):
    if isinstance(value, BaseException):
        return "raise " + text_of_error(value)
    if isinstance(value, asyncio.Future):
        return "<%s>" % type(value).__name__
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(text_of, value))
    return repr(value)


def of_generator(x, what):
    """gi_running of a generator, cr_running of a coroutine, and so on; None
    of anything else."""
    what = {"yieldfrom": "await"}.get(what, what) \
        if isinstance(x, types.CoroutineType) else what
    prefix = "cr_" if isinstance(x, types.CoroutineType) else "gi_"
    return getattr(x, prefix + what, None)


def state_of(x):
    if x is None:
        return "GEN_CLOSED"
    return x.state() if isinstance(x, Generator1) else \
        inspect.getgeneratorstate(x)


class Generator1:
    """A generator of lesson 1 has next() only; closed, it stays where it
    stands, and is never resumed."""

    def __init__(self, body):
        self.body = body
        self.closed = False

    def __iter__(self):
        return self

    def __next__(self):
        if self.closed:
            raise StopIteration
        return next(self.body)

    def close(self):
        if self.body.gi_running:
            raise ValueError("generator already executing")
        self.closed = True

    def state(self):
        return "GEN_CLOSED" if self.closed else \
            inspect.getgeneratorstate(self.body)


Generator1.__name__ = "generator"  # as an AttributeError says it


def is_future(x):
    """What `yield from` makes of a future: in Python it is a generator."""
    return type(x).__name__ == "FutureIter" or \
        getattr(x, "__qualname__", "") == "Future.__await__"


def hands_back(x):
    """Would a StopIteration that is thrown at x come back to a delegator, and
    end its delegation? So it is where the innermost is finished, or a future.
    (A coroutine is a sleep().)"""
    inside = False
    while True:
        if isinstance(x, types.CoroutineType) or is_future(x):
            return inside
        if not isinstance(x, types.GeneratorType):
            return False
        if inspect.getgeneratorstate(x) != "GEN_SUSPENDED" or \
                x.gi_yieldfrom is None:
            return inside and state_of(x) == "GEN_CLOSED"
        inside = True
        x = x.gi_yieldfrom


def loses_its_place(x):
    """CPython 3.11 hands a throw() on from generator to generator before it
    asks whether one of them is running. One that runs, and is just handing on
    a throw() itself, forgets then what it delegates to, and goes on behind its
    `yield from`, or crashes. (Objects/genobject.c, _gen_throw: the refused
    inner throw pops the sub-iterator. PEP 380 knows no such thing.)"""
    while isinstance(x, (types.GeneratorType, types.CoroutineType)):
        running = of_generator(x, "running")
        x = of_generator(x, "yieldfrom")
        if running and x is not None:
            return True
    return False


class ErrorsPrinted:
    """An error of main's has been printed; main goes on."""

    def __enter__(self):
        pass

    def __exit__(self, *_):
        return True


class Program(Together):
    """The things of one program, and the words that its bodies use."""

    def __init__(self, lines):
        self.lines = lines
        self.out = []
        self.over = False  # what still runs now is nobody's business
        self.bodies = {}  # what makes an object of that name
        self.objects = {}  # generators and iterators
        self.owned = []  # taken by who delegates to them
        self.borrowers = collections.Counter()
        self.awaiters = collections.Counter()
        self.by_hand = 0  # resumed by statements, not by a task
        self.calls = self.made_new = 0
        # What an await that a task refuses leaves behind is one thing in
        # asyncio's C and another in its Python: see actor.h.
        self.spoiled = set()
        self.refused = 0  # now
        self.lost = False  # by CPython: what follows proves nothing
        self.lost_names = set()  # closed instead of becoming a task
        self.kept = []  # what is freed, but must not die before the end
        self.futures = {}
        self.tasks = {}
        self.all_tasks = []
        self.many = []
        self.handles = {}
        self.runs = {}
        self.met = collections.Counter()
        self.gone = set()  # coroutines of tasks that died with the loop
        self.together_begins()
        self.owners = []  # of each line
        owner = ""
        for line in lines:
            if depth_of(line) == 0:
                owner = owner_of(line)
            self.owners.append(owner)
        self.has_loop = "loop" in words_of(lines[0])
        self.frees = "frees" in words_of(lines[0])
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

    def said(self, n, value):
        self.say(n, value)
        return self.keep(value)

    def step(self, n, function, *args):
        """Prints what came of line n."""
        try:
            value = function(*args)
        except BaseException as error:
            self.say(n, error)
            raise
        return self.said(n, value)

    def resume(self, n, function, name, *args):
        """The same for a generator that yields, returns or raises."""
        line = "%s %d %s:" % (self.owners[n], n, self.lines[n].strip())
        x = self.find(name)
        if function == self.throw and isinstance(args[0], StopIteration) and \
                x is not None and hands_back(x):
            return self.said(n, "would end it")
        if function != self.throw and self.refused:
            return self.said(n, "not now")
        try:
            with self.hand():
                value = function(x, *args)
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

    text_of = staticmethod(text_of)
    text_of_error = staticmethod(text_of_error)

    def keep(self, value):
        """The future of a sleep() belongs to that alone; and where things are
        freed none is kept, for in C it may be gone; as a gather's list."""
        if isinstance(value, list):
            return None
        if not isinstance(value, asyncio.Future):
            return value
        known = any(value is future for future in self.futures.values())
        return value if known and not self.frees else None

    @contextlib.contextmanager
    def hand(self):
        self.by_hand += 1
        try:
            yield
        finally:
            self.by_hand -= 1

    # -- making things
    def generator(self, body):
        name = body.__name__
        self.bodies[name] = types.coroutine(body)
        self.objects[name] = self.bodies[name]()
        return body

    def generator_1(self, body):
        name = body.__name__
        self.bodies[name] = lambda: Generator1(body())
        self.objects[name] = self.bodies[name]()
        return body

    def iterator(self, name, count, end, methods):
        left = iter(range(count))

        def next_(_):
            for value in left:
                return value
            if "next_raises" in methods:
                raise ValueError("at its end")
            raise StopIteration(end)

        def send(self_, value):
            self.print("%s send %s" % (name, text_of(value)))
            return next_(self_)

        def throw(self_, error, *_):
            self.print("%s throw %s" % (name, text_of_error(error)))
            if "throw_raises" in methods:
                self.meet("an iterator raises in throw()")
                raise RuntimeError("from throw")
            if "throw_returns" in methods:
                self.meet("an iterator ends in throw()")
                raise StopIteration(end)
            if "throw_again" in methods and \
                    not isinstance(error, StopIteration):
                raise error
            return next_(self_)

        def close(_):
            self.print("%s close" % name)
            if "close_raises" in methods:
                self.meet("an iterator raises in close()")
                raise ValueError("from close")
            if "close_yields" in methods:
                self.meet("an iterator yields in close()")
            return end  # which nobody looks at

        have = {"send": send, "throw": throw, "close": close}
        body = {method: function for method, function in have.items()
                if any(word.split("_")[0] == method for word in methods)}
        body.update(__next__=next_, __iter__=lambda self_: self_)
        self.objects[name] = type(name, (), body)()

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
    def find(self, name):
        x = self.objects.get(name)
        return None if x in self.gone else x

    def next_of(self, x):
        if x is None:
            raise StopIteration
        return next(x)

    def send(self, x, value):
        if x is None:
            raise StopIteration
        return x.send(value)

    def throw(self, x, error):
        if x is None:
            raise error
        if loses_its_place(x):
            self.lost = True
            raise RuntimeError
        return x.throw(error)

    def close(self, name):
        x = self.find(name)
        with self.hand():
            return None if x is None else x.close()

    def state(self, name):
        return state_of(self.find(name))

    # -- words for lives
    def lend(self, n, name):
        x = self.find(name)
        if name in self.tasks or x is None:
            return None, self.said(n, "a task's" if name in self.tasks
                                   else "gone")
        self.borrowers[name] += 1
        return x, None

    def give_back(self, name):
        self.borrowers[name] -= 1

    def new(self, name):
        self.made_new += 1
        if self.made_new > MOST_NEW:
            return "enough"
        is_there = name in self.futures or self.find(name) is not None
        if is_there:
            return "there already"
        if name in self.bodies:
            self.objects[name] = self.bodies[name]()
        else:
            self.futures[name] = self.new_future(name)
        self.lost_names.discard(name)
        self.spoiled.discard(name)

    def why_not(self, name):
        """Why nobody may free or take it now."""
        x = self.find(name)
        if x is None and name not in self.futures:
            return "gone"
        if x is not None and state_of(x) == "GEN_RUNNING":
            return "runs"
        if self.borrowers[name]:
            return "lent"
        return "awaited" if self.awaiters[name] else None

    def free(self, name):
        is_task = name in self.tasks
        why = self.why_not(name) if not is_task else \
            "awaited" if self.awaiters[name] else None
        if why:
            return why
        future = self.futures.pop(name, None)
        x = self.objects.pop(name, None)
        self.tasks.pop(name, None)
        self.kept += [future, x]
        if future is not None and future._callbacks:
            self.meet("freed with callbacks pending")
        if x is not None and not is_task:
            if of_generator(x, "yieldfrom") is not None:
                self.meet("freed in a delegation")
            with self.hand():
                self.let_go(x)

    def let_go(self, x):
        """What dropping the last reference does, and the kit's
        coroutine_free()."""
        if x in self.gone or state_of(x) == "GEN_RUNNING":
            return
        self.kept.append(x)
        if isinstance(x, Generator1):
            x.closed = True
            return
        if state_of(x) == "GEN_SUSPENDED":
            try:
                x.close()
            except BaseException:
                pass  # both say on stderr that nobody caught it
        self.gone.add(x)
        if state_of(x) == "GEN_SUSPENDED":  # it has ignored that
            self.meet("ignores the exit")
            sub = x.gi_yieldfrom
            if any(sub is one for one in self.owned):
                self.meet("ignores the exit in a delegation")
                self.let_go(sub)

    def take(self, n, name):
        why = "a task's" if name in self.tasks else self.why_not(name)
        if why:
            return None, self.said(n, why)
        self.owned.append(self.objects.pop(name))
        return self.owned[-1], None

    def fresh(self, n, name):
        self.calls += 1
        if self.calls > MOST_CALLS:
            return None, self.said(n, "enough")
        if name == self.owners[n]:
            self.meet("recursion")
        self.owned.append(self.bodies[name]())
        return self.owned[-1], None

    # -- words for the loop
    def await_(self, name):
        future = self.futures.get(name)
        hand = self.by_hand > 0
        if future is None or name in self.spoiled:
            return None, None if future is None else "spoiled"
        # It was refused where somebody had resumed an await that was begun
        # elsewhere, and asyncio's C has left its mark: it refuses us, too.
        lent = sum(self.borrowers.values()) > 0
        if lent and future._asyncio_future_blocking and \
                not future.done() and not self.awaiters[name]:
            self.lost = True
        refuses = not hand and self.may_not_await(future)
        if refuses and lent:
            return None, "spoiled"
        if refuses:
            foreign = future.get_loop() is not self.loop
            self.meet("foreign await" if foreign else "self await")
            self.spoiled.add(name)
        self.refused += refuses
        self.awaiters[name] += hand
        return future, None, hand, refuses

    def may_not_await(self, future):
        now = asyncio.current_task(self.loop)
        return now is not None and \
            (future is now or future.get_loop() is not self.loop)

    def is_spoiled(self, name):
        return name in self.spoiled or self.awaiters[name] > 0 and \
            self.may_not_await(self.futures[name])

    def is_itself(self, name):
        """A task that yields itself, without await, is told one thing by
        asyncio's C, and another by its Python: row T14."""
        task = self.tasks.get(name)
        return task is not None and task is asyncio.current_task(self.loop)

    def awaited(self, name, hand, refuses):
        self.awaiters[name] -= hand
        self.refused -= refuses

    def words(self):
        """The statements that are functions, by their names."""
        return {name: getattr(self, name) for name in dir(self)
                if not name.startswith("__")}

    def call_soon(self, callback, name):
        handle = self.loop.call_soon(self.names[callback])
        self.handles[name] = handle

    def has_no_place(self, when):
        """What is not a number has no place among others: a heap then depends
        on what was there before."""
        return when == "nan" and len(self.loop._scheduled) > 0

    def call_later(self, delay, callback, name):
        if self.has_no_place(delay):
            return "no place"
        self.handles[name] = self.loop.call_later(
            float(delay), self.names[callback])

    def call_at(self, when, callback, name):
        if self.has_no_place(when):
            return "no place"
        self.handles[name] = self.loop.call_at(
            float(when), self.names[callback])

    def cancel_handle(self, name):
        if name not in self.handles:
            return "no handle"
        self.handles[name].cancel()

    def is_queued(self, handle):
        """The kit's ticket means nothing afterwards: row L22."""
        return any(one is handle for queue in (self.loop._ready,
                                               self.loop._scheduled)
                   for one in queue)

    def handle_cancelled(self, name):
        if name not in self.handles:
            return "no handle"
        handle = self.handles[name]
        return self.is_queued(handle) and handle.cancelled()

    def handle_when(self, name):
        if name not in self.handles:
            return "no handle"
        handle = self.handles[name]
        is_timer = isinstance(handle, asyncio.TimerHandle)
        return handle.when() if is_timer and self.is_queued(handle) else 0.0

    def timers(self, count, callback):
        self.many = []
        for i in range(int(count)):
            self.many.append(self.loop.call_later(
                1 + i % 5, self.names[callback]))

    def cancel_timers(self, of_ten):
        for i, handle in enumerate(self.many):
            if i % 10 < int(of_ten):
                handle.cancel()

    def count_timers(self):
        count = len(self.loop._scheduled)
        if count > 100:
            self.meet("more than 100 timers")
        return count

    def create_task(self, name, make=None):
        x = self.find(name)
        if name in self.tasks:
            return "a task already"
        if self.borrowers[name]:
            return "lent"
        if x is None and name not in self.lost_names:
            return "gone"
        if self.loop.is_closed():
            if name in self.lost_names or state_of(x) != "GEN_CREATED":
                return "closed"  # it would be closed, and may refuse
            self.lost_names.add(name)
            self.objects[name] = None
            x.close()
        task = (make or self.loop.create_task)(x)
        self.futures[name] = self.tasks[name] = task
        self.all_tasks.append(task)
        return task

    def ensure_future(self, name):
        here = asyncio._get_running_loop() is self.loop
        return self.create_task(name, lambda x: asyncio.ensure_future(
            x, loop=None if here else self.loop))

    def name(self, name):
        """Which task of this program it is."""
        if name not in self.tasks:
            return "no task"
        first, this = (int(task.get_name()[len("Task-"):])
                       for task in (self.all_tasks[0], self.tasks[name]))
        return this - first + 1

    def is_running(self):
        return self.loop.is_running()

    def running(self):
        now = asyncio._get_running_loop()
        return now and ("this one" if now is self.loop else "the other one")

    def report(self, message, kind, *args):
        self.loop.call_exception_handler(
            {"message": message, "exception": ERRORS[kind](*args)})

    def soon_other(self, callback):
        self.other_loop.call_soon(self.names[callback])

    def run_other(self):
        self.meet("a second loop while one runs" if asyncio._get_running_loop()
                  else "a second loop")
        self.other_loop.call_soon(self.other_loop.stop)
        self.other_loop.run_forever()

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

    def run_until(self, name):
        if name not in self.futures:
            return "no task"
        lists = name[0] == "G"  # its list is looked at behind the run
        self.awaiters[name] += lists
        try:
            return self.loop.run_until_complete(self.futures[name])
        finally:
            self.awaiters[name] -= lists

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
        if self.loop.is_running():
            self.meet("closed from a callback")
        self.loop.close()
        for task in self.all_tasks:
            coroutine = task.get_coro()
            if task.done() or coroutine in self.gone:
                continue
            self.let_go(coroutine)
            self.gone.add(coroutine)

    # -- what was reached
    def meet(self, situation):
        self.met["situation", situation] += 1

    def reach(self, n):
        """Counts by whom a statement is run, and what it is about. What the
        garbage collector closes when its program is over does nothing more:
        it could, to the loop of the next one."""
        if self.over:
            raise GeneratorExit
        words = words_of(self.lines[n])
        self.met[words[0], self.who(n)] += 1
        for name in words[1:2]:
            what = self.what(name)
            if what:
                self.met[words[0], what] += 1
        self.look(words)

    def who(self, n):
        owner = self.owners[n]
        if owner in ("main", "handler") or owner in self.runs:
            return owner if owner not in self.runs else "callback"
        if isinstance(self.objects.get(owner), Generator1):
            return "lesson 1"
        is_task = self.has_loop and not self.by_hand and \
            asyncio.current_task(self.loop)
        return "task" if is_task else "body"

    def what(self, name):
        if name in self.tasks or name[0] in "FXGS" and name in self.owners:
            future = self.futures.get(name)
            return "gone" if future is None else \
                "done" if future.done() else "pending"
        if name not in self.bodies:
            return None
        x = self.find(name)
        if x is None:
            return "gone"
        state = state_of(x)
        if state == "GEN_SUSPENDED" and of_generator(x, "yieldfrom"):
            return "delegating"
        return {"GEN_CREATED": "fresh", "GEN_SUSPENDED": "suspended",
                "GEN_RUNNING": "running", "GEN_CLOSED": "over"}[state]

    def look(self, words):
        """The situations that a statement makes by itself."""
        self.look_together(words)
        if words[0] in ("call_later", "call_at", "sleep") and \
                words[1] in ("inf", "nan"):
            self.meet("%s delay" % words[1])
        if words[0] == "yield_from" and words[1][0] == "T":
            self.meet("yield_from of a task's coroutine"
                      if words[1] in self.tasks else "yield_from of a T")
        if words[0] == "throw" and words[2] == "StopIteration":
            x = self.find(words[1])
            if x is not None and of_generator(x, "yieldfrom") is not None:
                self.meet("StopIteration at a delegator")
        if words[0] == "await" and words[1] in self.tasks and \
                self.waits_in_a_ring(words[1]):
            self.meet("a ring")

    def waits_in_a_ring(self, name):
        """Does the task wait for the current one, perhaps through others?"""
        here = asyncio.current_task(self.loop)
        task, seen = self.tasks[name], []
        while task is not None and task not in seen:
            seen.append(task)
            task = getattr(task, "_fut_waiter", None)
            if task is here:
                return here is not None
        return False

    # -- a whole program
    def run_program(self):
        self.names = {**ERRORS, **self.words(), "asyncio": asyncio,
                      "errors_printed": ErrorsPrinted(),
                      "main": lambda function: function,
                      "objects": self.objects}
        if self.has_loop:
            self.handler()
        exec(compile(translate(self.lines), "program", "exec"), self.names)
        self.names["main"]()
        if self.has_loop:
            self.tell_futures()
            self.close_loop()
        while self.finish_generators():
            pass
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
        """Each close() brings a body one statement nearer to its end. Was
        there any to close? Those before it may have been made anew by it."""
        any_left = False
        for name in dict.fromkeys(self.owners):
            while name in self.bodies and self.state(name) != "GEN_CLOSED" \
                    and not isinstance(self.find(name), Generator1):
                any_left = True
                try:
                    self.close(name)
                    self.print("%s closes" % name)
                except BaseException as error:
                    self.print("%s closes: %s" % (name, text_of(error)))
        return any_left


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
        for (verb, where), count in program.met.items():
            print("reached\t%s\t%s\t%d" % (verb, where, count))


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
