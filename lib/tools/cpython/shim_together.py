"""Puts the kit's gather(), shield(), wait(), wait_for(), timeouts and groups in
the place of CPython's own.

Python makes tasks of coroutines first, and keeps who refers to whom. Futures of
other classes than the kit's stay with CPython's functions.
"""
import asyncio
import asyncio.coroutines as coroutines
import asyncio.events as events
import asyncio.futures as futures
import asyncio.taskgroups as taskgroups
import asyncio.tasks as tasks
import asyncio.timeouts as timeouts
import ctypes
import math

import shim_calls
import shim_tasks
from shim_calls import Call, worth
from shim_futures import (
    Future, NUMBER, Outcome, POINTER, RAISED, come_back, declare, exception_of,
    outcome_of_error, text_of)

lib = None
theirs = {}


def ours(some):
    return all(isinstance(one, Future) for one in some)


def array_of(some):
    return (ctypes.c_void_p * max(1, len(some)))(*(one._kit for one in some))


# -- one future for many ------------------------------------------------------

class GatheringFuture(Future):
    def __init__(self, children, *, loop, return_exceptions):
        self._begin(loop)
        self._children = children  # and so they keep what they have brought
        array = array_of(children)
        self._live(lib.gather(loop._kit, len(children), array,
                              return_exceptions))
        for child in children:
            child._gathers = getattr(child, '_gathers', []) + [self]

    def cancel(self, msg=None):
        done = super().cancel(msg)
        for child in self._children:
            child._follow()
        return done


def gather(*some, return_exceptions=False):
    if not some:
        return theirs['gather']()
    made, loop = {}, None
    for one in some:
        if one not in made:
            future = made[one] = tasks._ensure_future(one, loop=loop)
            loop = loop or futures._get_loop(future)
            if future is not one:
                future._log_destroy_pending = False
    children = [made[one] for one in some]
    if not ours(children):
        return theirs['gather'](*children, return_exceptions=return_exceptions)
    come_back(lib.loop_check_futures(loop._kit, len(children),
                                     array_of(children)))
    return GatheringFuture(children, loop=loop,
                           return_exceptions=return_exceptions)


class Shield(Future):
    def __init__(self, inner, address):
        self._begin(futures._get_loop(inner))
        self._inner = inner  # which has the result
        self._live(address)
        inner._gathers = getattr(inner, '_gathers', []) + [self]

    def _give_back(self):
        lib.adapter_give_back(self._kit)


def shield(arg):
    inner = tasks._ensure_future(arg)
    if not ours([inner]):
        return theirs['shield'](inner)
    address = lib.shield(inner._kit)
    if address != inner._kit:
        return Shield(inner, address)
    lib.adapter_give_back(address)  # it is done, and is handed back
    return inner


# -- waiting ------------------------------------------------------------------

def seconds(timeout):
    return math.inf if timeout is None else timeout


async def wait_for(fut, timeout):
    loop = events.get_running_loop()
    future = tasks.ensure_future(fut, loop=loop)
    if not ours([future]):
        return await theirs['wait_for'](future, timeout)
    return worth(await Call(lib.adapter_wait_for(
        future._kit, seconds(timeout)), [future]))


MODES = {tasks.FIRST_COMPLETED: 0, tasks.FIRST_EXCEPTION: 1,
         tasks.ALL_COMPLETED: 2}


async def wait(fs, *, timeout=None, return_when=tasks.ALL_COMPLETED):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(
            f'expect a list of futures, not {type(fs).__name__}')
    if return_when not in MODES:
        raise ValueError(f'Invalid return_when value: {return_when}')
    some = list(dict.fromkeys(fs))
    if any(coroutines.iscoroutine(one) for one in some):
        raise TypeError(
            'Passing coroutines is forbidden, use tasks explicitly.')
    if not ours(some):
        return await theirs['wait'](some, timeout=timeout,
                                    return_when=return_when)
    array = array_of(some)
    count = await Call(lib.adapter_wait(len(some), array, seconds(timeout),
                                        MODES[return_when]))
    come_back(count)
    names = {one._kit: one for one in some}
    sorted_ = [names[address] for address in array[:len(some)]]
    return set(sorted_[:count.word]), set(sorted_[count.word or 0:])


# -- timeouts -----------------------------------------------------------------

class Timeout:
    def __init__(self, when):
        self._kit = lib.adapter_timeout_new()
        self._when = when

    def __del__(self):
        lib.adapter_timeout_free(self._kit)

    def when(self):
        return self._when

    def reschedule(self, when):
        come_back(lib.timeout_reschedule(self._kit, seconds(when)))
        self._when = when

    def expired(self):
        return lib.timeout_expired(self._kit)

    _state = property(lambda self: list(timeouts._State)[
        lib.adapter_timeout_state(self._kit)])

    __repr__ = timeouts.Timeout.__repr__

    async def __aenter__(self):
        come_back(lib.timeout_enter_at(self._kit, seconds(self._when)))
        return self

    async def __aexit__(self, kind, error, trace):
        outcome = lib.timeout_exit(self._kit, outcome_of_error(error))
        if outcome.how == RAISED and exception_of(outcome) is not error:
            come_back(outcome)


def timeout(delay):
    now = events.get_running_loop().time()
    return Timeout(None if delay is None else now + delay)


# -- groups -------------------------------------------------------------------

class GroupTask(shim_tasks.Task):
    def __init__(self, coro, group, **how):
        self._group = group
        super().__init__(coro, **how)

    def _make(self):
        return lib.task_group_create_task(self._group._kit,
                                          lib.adapter_coroutine_new())


class TaskGroup:
    def __init__(self):
        self._kit = lib.adapter_group_new()
        self._made = []  # what they have raised is theirs

    def __del__(self):
        lib.adapter_group_free(self._kit)

    _tasks = property(lambda self: range(
        lib.adapter_group_unfinished(self._kit)))
    _errors = property(lambda self: range(
        lib.adapter_group_error_count(self._kit)))
    _aborting = property(
        lambda self: lib.adapter_group_state(self._kit) == 2)
    _entered = property(lambda self: lib.adapter_group_state(self._kit) > 0)
    __repr__ = taskgroups.TaskGroup.__repr__

    async def __aenter__(self):
        come_back(lib.task_group_enter(self._kit))
        return self

    def create_task(self, coro, *, name=None, context=None):
        come_back(lib.task_group_check(self._kit))
        task = GroupTask(coro, self, loop=events.get_running_loop(),
                         name=name, context=context)
        self._made.append(task)
        task._loop._kit_watched.add(task)
        return task

    async def __aexit__(self, kind, error, trace):
        outcome = await Call(lib.adapter_group_exit(
            self._kit, outcome_of_error(error)), self._made)
        if outcome.how != RAISED:
            return
        if not text_of(outcome).startswith('unhandled errors'):
            if exception_of(outcome) is not error:
                come_back(outcome)
            return
        errors = [exception_of(lib.adapter_group_error(self._kit, i))
                  for i in range(len(self._errors))]
        try:
            raise BaseExceptionGroup('unhandled errors in a TaskGroup',
                                     errors) from None
        finally:
            errors = error = None


def put_in_place(names, *modules):
    for module in modules:
        for name, function in names.items():
            if hasattr(module, name):
                theirs.setdefault(name, getattr(module, name))
                setattr(module, name, function)


def install(library):
    global lib
    lib = library
    shim_calls.install(library)
    size = ctypes.c_long
    declare((
        ('adapter_list_count', size, Outcome),
        ('adapter_list_item', Outcome, Outcome, size),
        ('gather', POINTER, POINTER, ctypes.c_size_t, POINTER, ctypes.c_bool),
        ('loop_check_futures', Outcome, POINTER, ctypes.c_size_t, POINTER),
        ('shield', POINTER, POINTER),
        ('adapter_give_back', None, POINTER),
        ('adapter_wait_for', POINTER, POINTER, ctypes.c_double),
        ('adapter_wait', POINTER, size, POINTER, ctypes.c_double, NUMBER),
        ('adapter_timeout_new', POINTER),
        ('adapter_timeout_free', None, POINTER),
        ('adapter_timeout_state', NUMBER, POINTER),
        ('timeout_enter_at', Outcome, POINTER, ctypes.c_double),
        ('timeout_reschedule', Outcome, POINTER, ctypes.c_double),
        ('timeout_expired', ctypes.c_bool, POINTER),
        ('timeout_exit', Outcome, POINTER, Outcome),
        ('adapter_coroutine_new', POINTER),
        ('adapter_group_new', POINTER),
        ('adapter_group_free', None, POINTER),
        ('adapter_group_unfinished', size, POINTER),
        ('adapter_group_state', NUMBER, POINTER),
        ('adapter_group_error_count', size, POINTER),
        ('adapter_group_error', Outcome, POINTER, size),
        ('adapter_group_exit', POINTER, POINTER, Outcome),
        ('task_group_enter', Outcome, POINTER),
        ('task_group_check', Outcome, POINTER),
        ('task_group_create_task', POINTER, POINTER, POINTER)))
    put_in_place(
        {'gather': gather, 'shield': shield, 'wait_for': wait_for,
         'wait': wait, 'Timeout': Timeout, 'timeout': timeout,
         'timeout_at': Timeout, 'TaskGroup': TaskGroup},
        tasks, timeouts, taskgroups, asyncio)
