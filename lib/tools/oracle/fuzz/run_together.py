"""The statements of lessons 6 and 7, for run.py."""
import asyncio
import contextlib
import inspect
import sys
import types

from translate import words_of


class Group(asyncio.TaskGroup):
    """It takes its own request back when all are done, as in 3.13: row K04.
    Closed in its block it does not wait, for nobody would resume it; closed
    there or while it waits, it is over."""
    closed = False

    def _abort(self):
        """On a closed loop cancel() raises nothing: row L34."""
        self._aborting = True
        for task in list(self._tasks):
            with contextlib.suppress(RuntimeError):
                task.cancel()

    async def __aexit__(self, kind, error, trace):
        if isinstance(error, GeneratorExit):
            self._exiting = True
            self.closed = True
            if not self._aborting:
                self._abort()
            return
        asked = self._parent_cancel_requested
        self._parent_cancel_requested = False
        try:
            await super().__aexit__(kind, error, trace)
        except GeneratorExit:
            self.closed = True
            raise
        finally:
            if not self.closed and (asked or self._parent_cancel_requested):
                self._parent_task.uncancel()


class Future(asyncio.Future):
    """One that is waited for in a line. Whoever leaves the line cancels
    it, as in a Queue; on a closed loop that raises nothing (row L34)."""

    def __await__(self):
        try:
            return (yield from super().__await__())
        except BaseException:
            self.cancel()  # if it is not done: somebody has resumed us by hand
            raise

    def cancel(self, msg=None):
        try:
            return super().cancel(msg)
        except RuntimeError:
            return True

    def set_result(self, result):
        try:
            super().set_result(result)
        except RuntimeError:
            pass


class Line:
    """What a lock or a queue asks for futures: in place of its loop."""

    def __init__(self, loop):
        self.loop = loop

    def create_future(self):
        return Future(loop=self.loop)


get_loop = asyncio.mixins._LoopBoundMixin._get_loop


def line_of(self):
    if asyncio._get_running_loop() is None:
        raise RuntimeError("no running event loop")  # an accident in Python
    return Line(get_loop(self))


asyncio.mixins._LoopBoundMixin._get_loop = line_of


def mend(function, old, new):
    """Another line in a function of asyncio's."""
    text = inspect.getsource(function)
    assert old in text
    exec(text.replace(old, new), vars(asyncio.tasks))


# Left by anything but a CancelledError, it does not take its callback back, and
# so wakes a task that has ended.
mend(asyncio.wait_for, "        timeout_handle.cancel()\n",
     "        timeout_handle.cancel()\n        fut.remove_done_callback(cb)\n")


class Condition(asyncio.Condition):
    """Closed, its wait() does not wait for the lock: that is ours if it is
    free, and else somebody else's."""

    def __init__(self, lock):
        super().__init__(lock)
        self.acquire = self.acquire_again

    async def acquire_again(self):
        back = sys._getframe(1)
        if back.f_code is asyncio.Condition.wait.__code__ and \
                isinstance(sys.exc_info()[1], GeneratorExit) and \
                back.f_locals["fut"].cancelled():
            if self._lock._locked:
                raise sys.exc_info()[1]
            self._lock._locked = True
            return True
        return await self._lock.acquire()


def at_once(coroutine):
    """Runs what waits for nobody."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


MODES = {"first": asyncio.FIRST_COMPLETED, "exception":
         asyncio.FIRST_EXCEPTION, "all": asyncio.ALL_COMPLETED}


def seconds(word):
    return None if word == "inf" else float(word)


class Together:
    def together_begins(self):
        self.made = {}

    def declare(self, kind, name, *rest):
        make = {
            "group": lambda: Group(),
            "lock": lambda: asyncio.Lock(),
            "event": lambda: asyncio.Event(),
            "semaphore": lambda n, *bound: (
                asyncio.BoundedSemaphore if bound else asyncio.Semaphore)(
                    int(n)),
            "condition": lambda lock: Condition(self.made[lock]),
            "barrier": lambda n: asyncio.Barrier(int(n)),
            "queue": lambda order, n: {
                "fifo": asyncio.Queue, "lifo": asyncio.LifoQueue,
                "priority": asyncio.PriorityQueue}[order](int(n)),
        }
        self.made[name] = make[kind](*rest)

    # -- new futures
    def gather(self, name, *names, return_exceptions=False):
        if name in self.futures:
            return "there already"
        if self.loop.is_closed():
            return "closed"
        some = [self.futures[one] for one in names if one in self.futures]
        if some:
            made = asyncio.gather(*some, return_exceptions=return_exceptions)
        else:  # it would ask for a loop that runs
            made = self.loop.create_future()
            made.set_result([])
        self.futures[name] = made
        self.meet_gather(names, some)
        return len(some)

    def gather_all(self, name, *names):
        return self.gather(name, *names, return_exceptions=True)

    def shield(self, name, of):
        if name in self.futures:
            return "there already"
        if of not in self.futures:
            return "no task"
        if self.loop.is_closed():
            return "closed"
        inner = self.futures[of]
        self.futures[name] = asyncio.shield(inner)
        return self.futures[name] is inner

    # -- waiting
    def begin(self, n, value):
        """What waits, or why not; and whom it has borrowed."""
        word, *rest = words_of(self.lines[n])
        of_futures = word in ("wait_for", "wait")
        names = rest[2:] if word == "wait" else rest[:of_futures]
        borrowed = {}
        for name in names:
            if name in self.futures:
                borrowed.setdefault(self.futures[name], name)
        here = asyncio._get_running_loop()
        why = "no task" if word == "wait_for" and not borrowed else \
            "no loop" if here is None or of_futures and here is not self.loop \
            else "itself" if word == "wait_for" and rest[1] == "inf" and \
            self.may_not_await(self.futures[names[0]]) else None
        if why:
            return None, self.said(n, why), []
        self.awaiters.update(borrowed.values())
        return self.waits(word, rest, list(borrowed), value), None, \
            list(borrowed.values())

    def waits(self, word, rest, some, value):
        if word == "wait_for":
            return asyncio.tasks.wait_for(some[0], seconds(rest[1]))
        if word == "wait":
            return asyncio.wait(some, timeout=seconds(rest[1]),
                                return_when=MODES[rest[0]])
        it = self.made[rest[0]]
        if word == "wait_until":
            event = self.made.get(rest[1])
            return it.wait_for(event.is_set if event else lambda: False)
        if word == "put":
            return it.put(value)
        methods = {"wait_event": "wait", "wait_condition": "wait",
                   "barrier_wait": "wait", "hold": "acquire"}
        return getattr(it, methods.get(word, word))()

    def no_longer(self, borrowed):
        self.awaiters.subtract(borrowed)

    def worth(self, n, got, borrowed):
        if words_of(self.lines[n])[0] != "wait":
            return got
        done, pending = ([self.name_in(borrowed, one) for one in some]
                         for some in got)
        return "".join(name + " " for name in [*done, *(
            pending and ["| " + pending[0], *pending[1:]])])

    def name_in(self, names, future):
        return next(name for name in names
                    if self.futures.get(name) is future)

    def not_come(self, n, trouble):
        word = words_of(self.lines[n])[0]
        kind = type(trouble).__name__
        if kind in ("CancelledError", "GeneratorExit", "TimeoutError"):
            self.meet("%s in %s" % (kind, word))

    # -- managers
    def enters(self, n, value):
        self.print("%s %d %s: enters %s" % (
            self.owners[n], n, self.lines[n].strip(), self.text_of(value)))

    def leaves(self, n, value):
        self.print("%s %d %s: leaves %s" % (
            self.owners[n], n, self.lines[n].strip(), self.text_of(value)))

    def enter(self, n, managers, manager):
        try:
            if self.by_hand or \
                    asyncio._get_running_loop() is not self.loop or \
                    asyncio.current_task(self.loop) is None:
                raise RuntimeError("no task")
            at_once(manager().__aenter__())
        except BaseException as error:
            self.enters(n, error)
            raise
        self.enters(n, None)

    def enter_timeout(self, n, managers, delay):
        made = []

        def timeout():
            made.append(asyncio.timeout(seconds(delay)))
            return made[0]

        self.enter(n, managers, timeout)
        managers.append(made[0])

    def enter_group(self, n, managers, name):
        self.enter(n, managers, lambda: self.made[name])
        managers.append(self.made[name])

    def enter_hold(self, n):
        if asyncio._get_running_loop() is None:
            error = RuntimeError("no loop")
            self.enters(n, error)
            raise error
        word, name = words_of(self.lines[n])
        return self.waits(word, [name], [], None)

    def held(self, n, managers):
        self.enters(n, True)
        managers.append(self.made[words_of(self.lines[n])[1]])

    def not_held(self, n, trouble):
        self.not_come(n, trouble)
        self.enters(n, trouble)

    def leave_timeout(self, n, managers, trouble):
        timeout = managers.pop()
        kind = type(trouble) if trouble else None
        try:
            at_once(timeout.__aexit__(kind, trouble, None))
        except BaseException as error:
            self.leaves(n, error)
            self.meet("a timeout is over")
            raise
        if timeout.expired() and trouble:
            self.meet("a timeout that gives way")
        self.leaves(n, trouble)

    @types.coroutine
    def leave_group(self, n, managers, trouble):
        group = managers.pop()
        kind = type(trouble) if trouble else None
        try:
            yield from group.__aexit__(kind, trouble, None)
        except BaseException as error:
            if isinstance(error, BaseExceptionGroup):
                self.print("%s %d %s: errors:%s" % (
                    self.owners[n], n, self.lines[n].strip(), "".join(
                        " %s;" % self.text_of_error(one)
                        for one in error.exceptions)))
            self.meet("%s from a group" % type(error).__name__)
            self.leaves(n, error)
            raise
        if trouble:
            self.meet("%s from a group" % type(trouble).__name__)
        self.leaves(n, trouble)

    def leave_hold(self, n, managers, trouble):
        managers.pop()
        try:
            self.release(words_of(self.lines[n])[1])
        except BaseException as error:
            self.leaves(n, error)
            raise
        self.leaves(n, trouble)

    def timeout_of(self, managers):
        return next((one for one in reversed(managers)
                     if isinstance(one, asyncio.Timeout)), None)

    def expired(self, managers):
        timeout = self.timeout_of(managers)
        return timeout.expired() if timeout else "no timeout"

    def reschedule(self, managers, delay):
        timeout = self.timeout_of(managers)
        if timeout is None or asyncio._get_running_loop() is not self.loop:
            return "no timeout"
        delay = seconds(delay)
        timeout.reschedule(None if delay is None else
                           self.loop.time() + delay)

    def spawn(self, group, name):
        group = self.made[group]
        if not group._entered or group._aborting or group.closed or \
                group._exiting and not group._tasks:
            self.meet("a group that takes nobody")
            why = "has not been entered" if not group._entered else ""
            raise RuntimeError("TaskGroup <" + why)
        return self.create_task(name, group.create_task)

    # -- what does not wait
    def release(self, name):
        return self.made[name].release()

    def locked(self, name):
        return self.made[name].locked()

    def set(self, name):
        return self.made[name].set()

    def clear(self, name):
        return self.made[name].clear()

    def is_set(self, name):
        return self.made[name].is_set()

    def notify(self, name, count):
        return self.made[name].notify(int(count))

    def notify_all(self, name):
        return self.made[name].notify_all()

    def n_waiting(self, name):
        return self.made[name].n_waiting

    def put_nowait(self, name, value):
        return self.made[name].put_nowait(value)

    def get_nowait(self, name):
        return self.made[name].get_nowait()

    def task_done(self, name):
        return self.made[name].task_done()

    def size(self, name):
        return self.made[name].qsize()

    # -- what was reached
    def meet_gather(self, names, some):
        if len(set(some)) < len(some):
            self.meet("a gather of one twice")
        if any(name[0] == "G" for name in names if name in self.futures):
            self.meet("a gather of a gather")
        if not some:
            self.meet("a gather of nobody")

    def what_object(self, name):
        it = self.made[name]
        kind = name[0]
        if kind == "U":
            return None
        if kind == "E":
            return "set" if it.is_set() else "not set"
        if kind == "R":
            return it._state.value
        if kind == "K":
            return "empty" if it.empty() else "full" if it.full() else "some"
        return "taken" if it.locked() else "free"

    def look_together(self, words):
        names = {"gather": words[2:], "gather_all": words[2:],
                 "shield": words[2:], "wait": words[3:],
                 "wait_for": []}.get(words[0], [])
        for name in names:
            future = self.futures.get(name)
            if future is not None:
                self.met[words[0], "done" if future.done() else "pending"] += 1
        if words[0] == "cancel" and words[1] in self.futures and \
                not self.futures[words[1]].done():
            kind = {"G": "gather", "S": "shield"}.get(words[1][0])
            if kind:
                self.meet("a %s is cancelled" % kind)
        if words[1:2] and words[1] in self.made:
            what = self.what_object(words[1])
            if what:
                self.met[words[0], what] += 1
