"""virtual.py PROGRAM.py - runs a Python program on a virtual clock.

The twins from lesson 4 on are ordinary asyncio programs. Run alone they take
their time; run through this, the loop's clock starts at 0 and jumps to the
next deadline instead of sleeping, as the kit's own virtual clock does. All
scheduling is CPython's own code, unchanged, but for two orders that CPython
leaves open: that of timers with equal deadlines, and that of tasks in a set, as
a TaskGroup and asyncio.run() cancel them. The kit keeps the order in which they
were made, and so does this.
"""
import asyncio
import concurrent.futures
import itertools
import runpy
import selectors
import sys
import threading
import time
from asyncio import base_events, events, tasks

try:
    from asyncio import taskgroups
except ImportError:  # before 3.11
    taskgroups = None


class OrderedTimer(events.TimerHandle):
    numbers = itertools.count()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._number = next(OrderedTimer.numbers)

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


class OrderedSet(dict):
    """As much of a set as tasks.py and taskgroups.py need."""

    def __init__(self, items=()):
        super().__init__(dict.fromkeys(items))

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


all_tasks = tasks.all_tasks


def ordered_tasks(loop=None):
    return sorted(all_tasks(loop), key=lambda t: int(t.get_name()[5:]))


class Selector(selectors.BaseSelector):
    """Called once per iteration. A file that is ready keeps the clock still."""

    def __init__(self, loop):
        self.loop = loop
        self.files = None  # made when there is something to watch

    def select(self, timeout=None):
        self.loop.iteration += 1
        self.loop.threads.settle()
        ready = self.files.select(0) if self.files else ()
        if ready or timeout == 0 or self.loop.threads.letters:
            return ready
        if timeout is None and self.loop.threads.somebody_writes():
            return ()
        if timeout is None:
            raise RuntimeError("nothing can ever wake this event loop again")
        if timeout >= base_events.MAXIMUM_SELECT_TIMEOUT:
            self.loop.hands += timeout
        elif timeout > 0:  # exact: no rounding error piles up
            self.loop.hands = self.loop._scheduled[0]._when
        return ()

    def get_map(self):
        return self.files.get_map() if self.files else {}

    def register(self, *args):
        self.files = self.files or selectors.DefaultSelector()
        return self.files.register(*args)

    def unregister(self, *args):
        return self.files.unregister(*args)

    def modify(self, *args):
        return self.files.modify(*args)

    def close(self):
        if self.files:
            self.files.close()
        self.files = None


class Threads:
    """The jobs of a loop's pools. They work while the loop waits, one at a
    time, in the order in which they began or were woken; the clock stands still
    meanwhile."""

    def __init__(self):
        self.changed = threading.Condition()
        self.working = []  # turns, the one that may go on first
        self.turns = itertools.count(1)
        self.letters = []  # what they have posted
        self.loop_waits = False

    def begin(self):
        with self.changed:
            turn = next(self.turns)
            self.working.append(turn)
            return turn

    def wait(self, turn):
        with self.changed:
            self.changed.wait_for(
                lambda: self.loop_waits and self.working[0] == turn)

    def end(self, turn):
        with self.changed:
            self.working.remove(turn)
            self.changed.notify_all()

    def settle(self):
        with self.changed:
            self.loop_waits = True
            self.changed.notify_all()
            if not self.changed.wait_for(lambda: not self.working, 10):
                raise RuntimeError("a job waits for what nobody announced")
            self.loop_waits = False

    # A pool is shut down by a thread of its own, which nobody counts.
    def somebody_writes(self):
        with self.changed:
            return threading.active_count() > 1 and self.changed.wait_for(
                lambda: self.letters, 2)


here = threading.local()  # the job that this thread works on


class Job:
    """A function in a thread that its loop waits for."""

    def __init__(self, loop, function, args):
        self.loop, self.function, self.args = loop, function, args
        self.turn = None

    def promise(self, turn=None):
        self.turn = self.loop.threads.begin()

    def __call__(self):
        if self.turn is None:  # it had to wait for a thread
            self.turn = self.loop.threads.begin()
        here.job = self
        self.loop.threads.wait(self.turn)
        return self.function(*self.args)

    # Not before its outcome has become a letter.
    def over(self, future):
        if self.turn is not None:
            self.loop.threads.end(self.turn)

    def sleep(self, seconds):
        awake = threading.Event()
        self.loop.call_soon_threadsafe(self.set_alarm, seconds, awake)
        self.loop.threads.end(self.turn)
        awake.wait()
        self.loop.threads.wait(self.turn)

    def set_alarm(self, seconds, awake):
        self.loop.call_later(seconds, self.ring, awake)

    def ring(self, awake):
        self.turn = self.loop.threads.begin()
        awake.set()


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.hands = 0.0
        self.iteration = 0
        self.threads = Threads()
        super().__init__(Selector(self))
        self._clock_resolution = 1e-9

    def time(self):
        return self.hands

    def advance(self, seconds):
        """Pretend that the running callback took this long."""
        self.hands += seconds

    # asyncio.run() shuts down what the kit has not: that takes no iteration.
    def run_until_complete(self, future):
        if getattr(future, "__name__", "").startswith("shutdown_"):
            return future.close()
        return super().run_until_complete(future)

    # What other threads post is read when the loop has waited.
    def call_soon_threadsafe(self, callback, *args, context=None):
        if threading.get_ident() == self._thread_id or self._closed:
            return super().call_soon_threadsafe(callback, *args,
                                                context=context)
        with self.threads.changed:
            self.threads.letters.append((callback, args, context))
            self.threads.changed.notify_all()

    def _process_events(self, events):
        letters, self.threads.letters = self.threads.letters, []
        for callback, args, context in letters:
            self.call_soon(callback, *args, context=context)
        super()._process_events(events)

    def run_in_executor(self, executor, function, *args):
        job = Job(self, function, args)
        submitted = []

        def submit(call, *args):
            pool = executor or self._default_executor
            if pool is None:
                pool = concurrent.futures.ThreadPoolExecutor()
                self.set_default_executor(pool)
            busy = sum(1 for f in taken.setdefault(pool, []) if not f.done())
            if busy < pool._max_workers:
                job.promise()
            future = pool.submit(call)
            taken[pool].append(future)
            submitted.append(future)
            return future

        self._check_closed()
        if executor is None:
            self._check_default_executor()
        future = asyncio.wrap_future(submit(job), loop=self)
        submitted[0].add_done_callback(job.over)
        return future

    # The file that wakes a loop: only signals need it here.
    def _make_self_pipe(self):
        self._csock = None

    def _close_self_pipe(self):
        if self._csock:
            super()._close_self_pipe()

    def _write_to_self(self):
        pass

    def add_signal_handler(self, number, callback, *args):
        if not self._csock:
            super()._make_self_pipe()
        super().add_signal_handler(number, callback, *args)


taken = {}  # the futures of a pool's jobs


def sleep(seconds):
    """time.sleep(): in a callback the hands move, and nobody else runs; in a
    job the loop's clock says when it ends."""
    job = getattr(here, "job", None)
    if job:
        job.sleep(seconds)
    else:
        asyncio.get_running_loop().hands += seconds


def order_tasks():
    tasks.set = OrderedSet
    tasks.all_tasks = ordered_tasks
    if taskgroups:
        taskgroups.set = OrderedSet


def install():
    events.TimerHandle = OrderedTimer
    asyncio.new_event_loop = events.new_event_loop = VirtualLoop
    time.sleep = sleep
    order_tasks()


if __name__ == "__main__":
    install()
    runpy.run_path(sys.argv[1], run_name="__main__")
