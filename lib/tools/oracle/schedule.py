"""schedule.py PROGRAM.py - what CPython's loop did, event by event.

Runs an asyncio program on the virtual clock with CPython's own pure-Python
loop, tasks and futures, and writes to stderr, in the order in which it
happened, who was scheduled, who ran in which iteration and who was woken by
what: the lines that lib/tools/oracle/schedule.awk makes of the kit's own trace of
the same program. Plain callbacks are all called "callback"; tasks and futures
have the names that the kit gives them.
"""
import asyncio
import runpy
import sys
import time
from asyncio import events, futures, tasks
from collections import deque

import lines
import virtual

labels = {}  # of futures; a task has a name of its own
kept = {"Future": [], "gather": []}  # so that no label is given twice


def label(future):
    if isinstance(future, tasks._PyTask):
        return future.get_name()
    if id(future) not in labels:
        base = "gather" if isinstance(future, Gather) else "Future"
        kept[base].append(future)
        n = len(kept[base])
        labels[id(future)] = base if n == 1 else "%s %d" % (base, n)
    return labels[id(future)]


# Where the kit removes a file's reader at once, CPython has a done callback do
# it; until then a file that still is ready is reported once more, in vain.
def in_vain(handle):
    callback = getattr(handle._callback, "func", handle._callback)
    what = getattr(callback, "__name__", "")
    return what in ("_sock_read_done", "_sock_write_done") or (
        what.startswith("_sock_") and handle._args[0].done())


def name(handle):
    if handle._cancelled:  # a timer that has forgotten what it called
        return getattr(handle, "named", "callback")
    callback = handle._callback
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, tasks._PyTask):
        method = callback.__name__.lstrip("_")
        if method in ("step", "wakeup"):
            return "%s.%s" % (owner.get_name(), method)
    if callback is futures._set_result_unless_cancelled:
        return label(handle._args[0]) + ".set"
    return "callback"


def record(verb, *words):
    loop = VirtualLoop.current
    lines.note(verb)
    print(loop.iteration, "%.9g" % loop.shown, verb, *words, file=sys.stderr)


class Ready(deque):
    def append(self, handle):
        if isinstance(handle, events.TimerHandle):
            record("due", name(handle))
        elif not in_vain(handle):
            record("call_soon", name(handle))
        handle.waits = isinstance(handle, events.TimerHandle) or \
            not in_vain(handle)
        super().append(handle)

    def popleft(self):
        handle = super().popleft()
        if not handle._cancelled and handle.waits:
            record("run", name(handle))
        handle.waits = False
        return handle


# That of a file's callback comes into the queue again and again.
class Handle(events.Handle):
    __slots__ = ("waits",)

    def cancel(self):
        cancel(self, super().cancel)


class Timer(virtual.OrderedTimer):
    def cancel(self):
        cancel(self, super().cancel)


def cancel(handle, really):
    timed = isinstance(handle, events.TimerHandle)
    if not handle._cancelled and getattr(handle, "waits", timed):
        record("cancel", name(handle))
    really()


class VirtualLoop(virtual.VirtualLoop):
    current = None  # the one that ran last
    shown = 0  # the time when its iteration began

    def __init__(self):
        super().__init__()
        self._ready = Ready()
        VirtualLoop.current = VirtualLoop.current or self
        select = self._selector.select

        def recorded(timeout):
            result = select(timeout)
            self.shown = self.hands
            VirtualLoop.current = self
            record("select")
            return result

        self._selector.select = recorded

    def call_at(self, when, callback, *args, **kwargs):
        timer = super().call_at(when, callback, *args, **kwargs)
        timer.named = name(timer)
        record("call_later", timer.named, "%.9g" % when)
        return timer


def text(future):
    if future._state == "CANCELLED":
        message = future._cancel_message
        return "CancelledError" + (": " + message if message else "")
    # What a socket has given; in C the task itself fetches that.
    if isinstance(future._result, (bytes, tuple)):
        return "None"
    if future._exception is None:  # gather() makes of no message an empty one
        return repr(future._result).replace("CancelledError('')",
                                            "CancelledError()")
    message = str(future._exception)
    kind = type(future._exception).__name__
    return kind + (": " + message if message else "")


class Future(futures._PyFuture):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # These make one whether they have to wait or not.
        self.maker = sys._getframe(2).f_code.co_name
        if self.maker not in ("sock_accept", "sock_connect"):
            label(self)

    # What every way to be done goes through, before it schedules anybody.
    def _Future__schedule_callbacks(self):
        if id(self) in labels:
            record("set_result", label(self), text(self))
        super()._Future__schedule_callbacks()

    def add_done_callback(self, callback, **kwargs):
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, tasks._PyTask):
            record("add_done_callback", label(self), "wakeup")
        super().add_done_callback(callback, **kwargs)


class Gather(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    cancel = tasks._GatheringFuture.cancel


class Task(tasks._PyTask):
    def add_done_callback(self, callback, **kwargs):
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, tasks._PyTask):
            record("add_done_callback", label(self), "wakeup")
        super().add_done_callback(callback, **kwargs)


events.TimerHandle = Timer
events.Handle = Handle
asyncio.new_event_loop = events.new_event_loop = VirtualLoop
asyncio.Future = futures.Future = Future
asyncio.Task = tasks.Task = Task
tasks._GatheringFuture = Gather
virtual.order_tasks()
time.sleep = virtual.sleep
runpy.run_path(sys.argv[1], run_name="__main__")
sys.stderr.flush()
