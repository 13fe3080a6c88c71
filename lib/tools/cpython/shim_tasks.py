"""Puts the kit's Task in the place of CPython's own.

What a task does with what its coroutine yields, and how it is cancelled: that
happens in C. There each task has a coroutine that calls step(), which resumes
the Python one.
"""
import asyncio
import asyncio.base_tasks as base_tasks
import asyncio.coroutines as coroutines
import asyncio.events as events
import asyncio.exceptions as exceptions
import asyncio.futures as futures
import asyncio.tasks as tasks
import contextvars
import ctypes
import inspect

import shim
import shim_futures
from shim_futures import (
    INT, NONE, OBJECT, RAISED, RETURNED, STR, YIELDED, Future, Outcome,
    NUMBER, POINTER, TEXT, Foreign, come_back, exception_of, find, kept,
    message_of_text, objects, text_of, text_of_message, type_of_error,
    value_of)

lib = None
STEP = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Outcome))
DONE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_long)
CANCEL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
REPORT = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p)


class Hooks(ctypes.Structure):
    _fields_ = [('step', STEP), ('done', DONE), ('cancel', CANCEL),
                ('report', REPORT)]


class Task(Future):
    _log_destroy_pending = True
    _coro = None

    def __init__(self, coro, *, loop=None, name=None, context=None):
        self._begin(loop)
        if not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        self._coro = coro
        self._context = (contextvars.copy_context() if context is None
                         else context)
        self._stepped = False
        address = self._make()
        if not address:
            self._log_destroy_pending = False
            raise RuntimeError('Event loop is closed')
        self._live(address)
        self._name = (lib.task_name(address).decode() if name is None
                      else str(name))
        self._follow()
        tasks._register_task(self)

    def _make(self):
        return lib.adapter_task_new(self._loop._kit)

    def __del__(self):
        if self._kit and not self.done() and self._log_destroy_pending:
            context = {'task': self,
                       'message': 'Task was destroyed but it is pending!'}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        super().__del__()

    __repr__ = base_tasks._task_repr

    def _follow_one(self):
        waits_for = self._fut_waiter
        if self._waits_for is not waits_for:
            if self._waits_for is not None:
                self._waits_for._waiters_kept.pop(self._kit, None)
            if waits_for is not None:
                waits_for._waiters_kept[self._kit] = self
            self._waits_for = waits_for
        if waits_for is None and lib.adapter_waiting_for(self._kit):
            self._loop._kit_kept[self._kit] = self  # by a line of the kit's
        if (not self._stepped and self._must_cancel and
                self not in self._loop._kit_early):
            self._loop._kit_early.append(self)
        return waits_for

    _fut_waiter = property(
        lambda self: find(lib.adapter_waiting_for(self._kit)))
    _must_cancel = property(
        lambda self: bool(lib.adapter_must_cancel(self._kit)))

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_stack(self, *, limit=None):
        return base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        return base_tasks._task_print_stack(self, limit, file)

    def cancelling(self):
        return lib.adapter_cancelling(self._kit)

    def uncancel(self):
        return lib.task_uncancel(self._kit)

    def _wakeup(self, future):
        """For repr(): the kit's task_wakeup()."""

    def _letter(self, outcome, waited_for):
        """The exception that C throws at our coroutine, or None."""
        if outcome.how != RAISED:
            return None
        if text_of(outcome)[:1] in '#!' and text_of(outcome) or (
                lib.error_type_name(outcome.kind_or_type) != b'CancelledError'):
            return exception_of(outcome)
        if waited_for is not None and waited_for.cancelled():
            return waited_for._make_cancelled_error()
        text = text_of(outcome)
        return exceptions.CancelledError(*(
            (message_of_text(text),) if text else ()))

    def _resume(self, letter):
        """Our coroutine's next step; returns it as C shall see it."""
        coro = self._coro
        try:
            if letter is None:
                value = self._context.run(coro.send, None)
            else:
                value = self._context.run(coro.throw, letter)
        except StopIteration as stop:
            self._result = stop.value
            return INT, RETURNED, self._kit
        except exceptions.CancelledError as error:
            self._cancelled_exc = error
            return (type_of_error(error), RAISED,
                    text_of_message(error.args[0]) if error.args else kept(''))
        except BaseException as error:
            self._exception = error
            self._exception_tb = error.__traceback__
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                self._loop._kit_error = error
            return type_of_error(error), RAISED, self._text
        else:
            if value is None:
                return NONE, YIELDED, 0
            if isinstance(value, Future):
                return OBJECT, YIELDED, value._kit
            if isinstance(value, Foreign):
                return OBJECT, YIELDED, value.address
            return STR, YIELDED, kept(str(value))
        finally:
            self = letter = coro = None


# -- what C calls -------------------------------------------------------------

def step(address, letter):
    shim.steps += 1
    task = objects[address]
    loop = task._loop
    follow_last(loop)
    loop._kit_last = task
    waited_for, task._waits_for = task._waits_for, None
    if waited_for is not None:
        waited_for._waiters_kept.pop(address, None)
        waited_for._follow()
    task._stepped = True
    outcome = letter.contents
    error = task._letter(outcome, waited_for)
    del waited_for
    handle = events.Handle(task._wakeup, (), loop, task._context)
    answer = loop._kit_timed(handle, lambda: task._resume(error))
    outcome.kind_or_type, outcome.how, outcome.word = answer
    del task, error, handle


def follow_last(loop):
    """What became of the task that was stepped last, in C."""
    task, loop._kit_last = loop._kit_last, None
    if task is not None:
        task._follow()
    for task in [task for task in loop._kit_watched if not task.done()]:
        task._follow()
    for task in [task for task in loop._kit_early if task.done()]:
        loop._kit_early.remove(task)
        end_early(task)


def end_early(task):
    """Cancelled before its first step: C need not tell our coroutine."""
    task._stepped = True
    try:
        task._coro.throw(task._make_cancelled_error())
    except exceptions.CancelledError as error:
        task._cancelled_exc = error
    task._follow()


def run_until_complete(self, future):
    """Where CPython's own run_forever() would be called."""
    if 'run_forever' in vars(self) or not self._kit_runs_itself():
        return their_run_until_complete(self, future)
    self._check_closed()
    self._check_running()
    new_task = not futures.isfuture(future)
    future = tasks.ensure_future(future, loop=self)
    if not isinstance(future, Future):
        return their_run_until_complete(self, future)
    if new_task:
        future._log_destroy_pending = False
    with self._kit_running():
        outcome = lib.loop_run_until_complete(self._kit, future._kit)
    self._come_back(outcome.how != RAISED or self._kit_error is None)
    future._follow()
    if outcome.how == RAISED and text_of(outcome).startswith('Event loop'):
        come_back(outcome)
    future._come_back(outcome)
    return value_of(outcome)


def current_task(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    address = (lib.current_task(loop._kit)
               if isinstance(loop, asyncio.BaseEventLoop) else None)
    return find(address) if address else tasks._current_tasks.get(loop)


hooks = Hooks(STEP(step), DONE(shim_futures.done),
              CANCEL(shim_futures.cancel), REPORT(shim_futures.report))


def install(library, delegates):
    """Puts it there."""
    global lib, their_run_until_complete
    lib = library
    shim_futures.install(library)
    shim_futures.declare((
        ('adapter_begin_tasks', None, Hooks, NUMBER),
        ('adapter_report', None, POINTER),
        ('adapter_task_new', POINTER, POINTER),
        ('adapter_waiting_for', POINTER, POINTER),
        ('adapter_must_cancel', NUMBER, POINTER),
        ('adapter_cancelling', NUMBER, POINTER),
        ('loop_run_until_complete', Outcome, POINTER, POINTER),
        ('task_name', TEXT, POINTER),
        ('task_uncancel', ctypes.c_uint, POINTER),
        ('current_task', POINTER, POINTER)))
    lib.adapter_begin_tasks(hooks, delegates)
    shim.begun, shim.follow_last = lib.adapter_report, follow_last
    tasks._PyTask = tasks._CTask = tasks.Task = asyncio.Task = Task
    tasks.current_task = asyncio.current_task = current_task
    their_run_until_complete = asyncio.BaseEventLoop.run_until_complete
    asyncio.BaseEventLoop.run_until_complete = run_until_complete
    # Its base was CPython's Future.
    exec(inspect.getsource(tasks._GatheringFuture), vars(tasks))
