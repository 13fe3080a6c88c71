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
import itertools
import runpy
import selectors
import sys
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
        ready = self.files.select(0) if self.files else ()
        if ready or timeout == 0:
            return ready
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


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.hands = 0.0
        self.iteration = 0
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

    # The file that wakes a loop from other threads: there are none.
    def _make_self_pipe(self):
        pass

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        pass


def sleep(seconds):
    """time.sleep() in a callback: the hands move, nobody else runs."""
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
