"""Puts the kit's locks and queues in the place of CPython's own.

Each class is CPython's, with its words for itself; what it does and who waits
in it is C's. The items of a queue are Python's, and a number in C.
"""
import asyncio
import asyncio.locks as locks
import asyncio.queues as queues
import ctypes
import math

import shim
from shim_calls import Call, worth
from shim_futures import NUMBER, Outcome, POINTER, RAISED, TEXT, declare

lib = None
HOLDS = ctypes.CFUNCTYPE(ctypes.c_bool)
LESS = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_long, ctypes.c_long)


class Waiting:
    """One who waits in a line, for tests that look."""
    def __init__(self, address):
        self.state = lib.adapter_state(address)

    def done(self):
        return self.state != 0

    def cancelled(self):
        return self.state == 1


class Line(list):
    """Those in a line, at this moment; what a test puts in stays."""
    def __init__(self, owner, which, uncalled=False):
        count = lib.adapter_waiters(which, owner._kit, uncalled, None)
        array = (ctypes.c_void_p * max(1, count))()
        lib.adapter_waiters(which, owner._kit, uncalled, array)
        self.more = owner.__dict__.setdefault('_kit_more', [])
        super().__init__([*map(Waiting, array[:count]), *self.more])

    def append(self, one):
        self.more.append(one)


def line(which, uncalled=False):
    return property(lambda self: Line(self, which, uncalled),
                    lambda self, value: None)


def bound(which):
    return property(
        lambda self: None,
        lambda self, loop: lib.adapter_bind(which, self._kit, loop._kit))


class Any:
    """In C, until nobody here knows it any more."""
    def _begin(self):
        self._kit = lib.adapter_any_new()

    def __del__(self):
        lib.adapter_any_free(self._kit)

    async def _waits(self, name):
        return worth(await Call(lib.adapter_waits(name, self._kit)))


class Lock(Any, locks.Lock):
    _waiters, _loop = line(b'Lock'), bound(b'Lock')
    _locked = property(lambda self: bool(lib.adapter_locked(self._kit)))

    def __init__(self):
        self._begin()

    async def acquire(self):
        return await self._waits(b'lock_acquire')

    def release(self):
        worth(lib.lock_release(self._kit))


class Event(Any, locks.Event):
    _waiters, _loop = line(b'Event'), bound(b'Event')
    _value = property(lambda self: bool(lib.adapter_is_set(self._kit)))

    def __init__(self):
        self._begin()

    def set(self):
        lib.event_set(self._kit)

    def clear(self):
        lib.event_clear(self._kit)

    async def wait(self):
        return await self._waits(b'event_wait')


class Condition(Any, locks.Condition):
    _waiters, _loop = line(b'Condition'), bound(b'Condition')

    def __init__(self, lock=None):
        self._begin()
        self._lock = lock = Lock() if lock is None else lock
        lib.adapter_condition_begin(self._kit, lock._kit)
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    async def wait(self):
        return await self._waits(b'condition_wait')

    async def wait_for(self, predicate):
        found = []

        def holds():
            try:
                found[:] = predicate(), None
            except BaseException as error:
                found[:] = None, error
            return bool(found[0]) or found[1] is not None

        hook = HOLDS(holds)
        place = ctypes.c_void_p(ctypes.cast(hook, ctypes.c_void_p).value)
        worth(await Call(lib.adapter_wait_until(self._kit,
                                                ctypes.addressof(place))))
        if found[1] is not None:
            raise found[1]
        return found[0]

    def notify(self, n=1):
        worth(lib.condition_notify(self._kit, n))

    def notify_all(self):
        worth(lib.condition_notify_all(self._kit))


class Semaphore(Any, locks.Semaphore):
    _waiters, _loop = line(b'Semaphore'), bound(b'Semaphore')
    _value = property(lambda self: lib.adapter_value(self._kit))

    def __init__(self, value=1, bound=0):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._begin()
        lib.adapter_semaphore_begin(self._kit, value, bound)

    def locked(self):
        return lib.semaphore_locked(self._kit)

    async def acquire(self):
        return await self._waits(b'semaphore_acquire')

    def release(self):
        worth(lib.semaphore_release(self._kit))


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value, value)


STATES = list(locks._BarrierState)


class Barrier(Any, locks.Barrier):
    _count = property(lambda self: lib.adapter_barrier_count(self._kit))
    _state = property(lambda self: STATES[
        lib.adapter_barrier_state(self._kit)])

    def __init__(self, parties):
        self._begin()
        worth(lib.barrier_init(self._kit, max(0, parties)))
        self._parties = parties

    n_waiting = property(lambda self: lib.barrier_n_waiting(self._kit))

    async def wait(self):
        return await self._waits(b'barrier_wait')

    async def reset(self):
        await self._waits(b'barrier_reset')

    async def abort(self):
        await self._waits(b'barrier_abort')


# -- queues -------------------------------------------------------------------

items = {}  # by number


def number_of(item):
    number = next(shim.numbers)
    items[number] = item
    return number


@LESS
def less(a, b):
    return items[a] < items[b]


class Queue(queues.Queue):
    _getters, _putters = line(b'getters', True), line(b'putters', True)
    _unfinished_tasks = property(
        lambda self: lib.adapter_unfinished(self._kit),
        lambda self, n: lib.adapter_set_unfinished(self._kit, n))
    _queue = property(lambda self: [
        items[lib.adapter_item(self._kit, i)] for i in range(self.qsize())])

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._kit = self._make(max(0, math.ceil(maxsize)))

    def _make(self, most):
        return lib.queue_new(most)

    def __del__(self):
        lib.queue_free(self._kit)

    async def put(self, item):
        number = number_of(item)
        worth(await Call(lib.adapter_put(self._kit, number)))

    def put_nowait(self, item):
        worth(lib.adapter_put_nowait(self._kit, number_of(item)))

    async def get(self):
        outcome = await Call(lib.adapter_waits(b'queue_get', self._kit))
        return self._item(outcome)

    def get_nowait(self):
        return self._item(lib.queue_get_nowait(self._kit))

    def _item(self, outcome):
        if outcome.how == RAISED:
            worth(outcome)
        return items.pop(outcome.word)

    def qsize(self):
        return lib.queue_size(self._kit)

    def empty(self):
        return lib.queue_empty(self._kit)

    def full(self):
        return lib.queue_full(self._kit)

    def task_done(self):
        worth(lib.queue_task_done(self._kit))

    async def join(self):
        worth(await Call(lib.adapter_waits(b'queue_join', self._kit)))


class LifoQueue(Queue):
    def _make(self, most):
        return lib.queue_new_lifo(most)


class PriorityQueue(Queue):
    def _make(self, most):
        return lib.adapter_priority_new(most, less)


def install(library):
    global lib
    lib = library
    size = ctypes.c_long
    declare((
        ('adapter_any_new', POINTER), ('adapter_any_free', None, POINTER),
        ('adapter_condition_begin', None, POINTER, POINTER),
        ('adapter_semaphore_begin', None, POINTER, size, size),
        ('adapter_waits', POINTER, TEXT, POINTER),
        ('adapter_wait_until', POINTER, POINTER, POINTER),
        ('adapter_put', POINTER, POINTER, size),
        ('adapter_put_nowait', Outcome, POINTER, size),
        ('adapter_priority_new', POINTER, size, LESS),
        ('adapter_waiters', size, TEXT, POINTER, NUMBER, POINTER),
        ('adapter_bind', None, TEXT, POINTER, POINTER),
        ('adapter_locked', NUMBER, POINTER),
        ('adapter_is_set', NUMBER, POINTER),
        ('adapter_value', size, POINTER),
        ('adapter_barrier_count', size, POINTER),
        ('adapter_barrier_state', NUMBER, POINTER),
        ('adapter_unfinished', size, POINTER),
        ('adapter_set_unfinished', None, POINTER, size),
        ('adapter_item', size, POINTER, size),
        ('lock_release', Outcome, POINTER),
        ('event_set', None, POINTER), ('event_clear', None, POINTER),
        ('condition_notify', Outcome, POINTER, ctypes.c_size_t),
        ('condition_notify_all', Outcome, POINTER),
        ('semaphore_locked', ctypes.c_bool, POINTER),
        ('semaphore_release', Outcome, POINTER),
        ('barrier_init', Outcome, POINTER, ctypes.c_size_t),
        ('barrier_n_waiting', ctypes.c_size_t, POINTER),
        ('queue_new', POINTER, ctypes.c_size_t),
        ('queue_new_lifo', POINTER, ctypes.c_size_t),
        ('queue_free', None, POINTER),
        ('queue_get_nowait', Outcome, POINTER),
        ('queue_task_done', Outcome, POINTER),
        ('queue_size', ctypes.c_size_t, POINTER),
        ('queue_empty', ctypes.c_bool, POINTER),
        ('queue_full', ctypes.c_bool, POINTER)))
    for kind in (Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier,
                 Queue, LifoQueue, PriorityQueue):
        for module in asyncio, locks, queues:
            if hasattr(module, kind.__name__):
                setattr(module, kind.__name__, kind)
