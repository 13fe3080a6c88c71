"""Puts the kit's loop in the place of CPython's own.

import shim; shim.install(library) and every asyncio.BaseEventLoop schedules,
cancels, waits for and runs its callbacks in C. What Python keeps is what the
kit has no part in: files, threads, signals, debugging, the Handle objects.
"""
import asyncio.base_events as base_events
import asyncio.events as events
import collections
import contextlib
import ctypes
import math
import sys
import threading
import weakref

lib = None
calls = steps = waits = files = 0  # of callbacks, of tasks, in lines, and
# those that were ready, by the kit
loops = weakref.WeakValueDictionary()  # by owner
numbers = iter(range(1, sys.maxsize))
users = collections.Counter()  # of a kit's loop: Python's, and its futures
begun = None  # what shim_tasks does with a new loop,
follow_last = None  # and before anything else


class Ticket(ctypes.Structure):
    """The kit's Handle."""
    _fields_ = [('slots', ctypes.c_void_p), ('slot', ctypes.c_uint32),
                ('serial', ctypes.c_uint32)]


NOW = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_long)
WAIT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_long, ctypes.c_double)
RUN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_long, ctypes.c_long)
DROPPED = ctypes.CFUNCTYPE(None, ctypes.c_long, ctypes.c_long)


class Hooks(ctypes.Structure):
    _fields_ = [('now', NOW), ('wait', WAIT), ('run', RUN),
                ('dropped', DROPPED)]


def guard(loop, function, *args):
    """What a hook raises is kept in its loop, and 0 says so."""
    try:
        function(*args)
        return 1
    except BaseException as error:
        loop._kit_error = error
        return 0


def guarded(function):
    def call(owner, *args):
        loop = loops[owner]
        return guard(loop, function, loop, *args)
    return call


def now(owner):
    return loops[owner].time()


def wait(loop, when):
    follow_last and follow_last(loop)
    timeout = (0 if when == -math.inf else
               None if when == math.inf else max(0, when - loop.time()))
    loop._process_events(loop._selector.select(timeout))
    # _clock_resolution may have been changed meanwhile, by a test.
    lib.adapter_set_resolution(loop._kit, loop._clock_resolution)


def run(loop, number):
    global calls
    calls += 1
    handle = loop._kit_handles.pop(number)
    if isinstance(handle, events.TimerHandle):
        handle._scheduled = False
    follow_last and follow_last(loop)
    if not handle._cancelled:
        loop._kit_timed(handle, handle._run)


def dropped(owner, number):
    if owner not in loops:
        return  # it is garbage, and so are its handles
    handle = loops[owner]._kit_handles.pop(number)
    if isinstance(handle, events.TimerHandle):
        handle._scheduled = False


hooks = Hooks(NOW(now), WAIT(guarded(wait)), RUN(guarded(run)),
              DROPPED(dropped))


class Handle(events.Handle):
    """A Handle that cancels the kit's as well."""
    __slots__ = ('_ticket',)

    def cancel(self):
        super().cancel()
        lib.handle_cancel(self._ticket)


class TimerHandle(events.TimerHandle):
    __slots__ = ('_ticket',)

    def cancel(self):
        super().cancel()
        lib.handle_cancel(self._ticket)


def release(kit):
    """The last one frees it."""
    users[kit] -= 1
    if not users[kit]:
        del users[kit]
        lib.loop_free(kit)


class View(list):
    """What stands in a queue of the kit, at this moment; None is a task's step
    or a future's callback."""
    def __init__(self, loop, count):
        self.loop = loop
        numbers = (ctypes.c_long * max(1, count(loop._kit, None)))()
        super().__init__(loop._kit_handles.get(n) for n in
                         numbers[:count(loop._kit, numbers)])

    def append(self, handle):
        """A test puts a handle of its own making there."""
        number = self.loop._keep(handle)
        ticket = (lib.adapter_call_at(self.loop._kit, handle._when, number)
                  if isinstance(handle, events.TimerHandle) else
                  lib.adapter_call_soon(self.loop._kit, number))
        if handle._cancelled:
            lib.handle_cancel(ticket)


class BaseEventLoop(base_events.BaseEventLoop):
    """The methods that take the place of CPython's."""

    def _init(self):
        self._kit_owner = next(numbers)
        self._kit_handles = {}
        self._kit_error = None
        self._kit_kept = {}  # futures that the kit will come back to
        self._kit_last = None  # the task that was stepped last
        self._kit_watched = weakref.WeakSet()  # tasks that C may cancel
        self._kit_early = []  # tasks that are cancelled before their first step
        loops[self._kit_owner] = self
        self._kit = lib.adapter_loop_new(self._kit_owner,
                                         self._clock_resolution)
        begun and begun(self._kit)
        users[self._kit] += 1
        weakref.finalize(self, release, self._kit).atexit = False

    _ready = property(lambda self: View(self, lib.adapter_ready),
                      lambda self, value: None)
    _scheduled = property(lambda self: View(self, lib.adapter_scheduled),
                          lambda self, value: None)
    _timer_cancelled_count = property(
        lambda self: lib.adapter_cancelled_timers(self._kit),
        lambda self, value: None)

    def _keep(self, handle):
        number = next(numbers)
        self._kit_handles[number] = handle
        return number

    def _call_soon(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        handle._ticket = lib.adapter_call_soon(self._kit, self._keep(handle))
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_at')
        timer = TimerHandle(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        timer._ticket = lib.adapter_call_at(self._kit, when, self._keep(timer))
        timer._scheduled = True
        return timer

    def _add_callback(self, handle):
        if not handle._cancelled:
            lib.adapter_call_soon(self._kit, self._keep(handle))

    def _timer_handle_cancelled(self, handle):
        pass  # the kit counts

    def _kit_timed(self, handle, function):
        """Calls it for a handle, and when debugging says that it was slow."""
        if not self._debug:
            return function()
        self._current_handle = handle
        try:
            begin = self.time()
            result = function()
            taken = self.time() - begin
            if taken >= self.slow_callback_duration:
                base_events.logger.warning(
                    'Executing %s took %.3f seconds',
                    base_events._format_handle(handle), taken)
            return result
        finally:
            self._current_handle = None

    def _come_back(self, returned):
        """From C: raises what a callback or the selector has raised."""
        follow_last and follow_last(self)
        error, self._kit_error = self._kit_error, None
        if returned and error is None:
            return
        try:
            if returned:
                raise RuntimeError('the kit has kept an error') from error
            raise error or RuntimeError('the kit has refused to run')
        finally:
            error = None

    def _run_once(self):
        self._come_back(lib.adapter_run_once(self._kit))
        if '_timers' in vars(self):
            self._tell_timers()

    def _tell_timers(self):
        """A loop of the tests, whose clock goes on by the deadlines that its
        call_at() is told. Of those that C has set it hears here."""
        count = len(self._scheduled)
        deadlines = (ctypes.c_double * max(1, count))()
        count = lib.adapter_new_timers(self._kit, deadlines)
        self._timers += deadlines[:count]

    def _kit_runs_itself(self):
        """No class in between has a _run_once() of its own, as some tests'."""
        return getattr(self._run_once, '__func__',
                       None) is BaseEventLoop._run_once

    @contextlib.contextmanager
    def _kit_running(self):
        self._set_coroutine_origin_tracking(self._debug)
        old_agen_hooks = sys.get_asyncgen_hooks()
        try:
            self._thread_id = threading.get_ident()
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                                   finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            yield
        finally:
            self._stopping = False
            self._thread_id = None
            events._set_running_loop(None)
            self._set_coroutine_origin_tracking(False)
            sys.set_asyncgen_hooks(*old_agen_hooks)

    def run_forever(self):
        self._check_closed()
        self._check_running()
        with self._kit_running():
            if self._kit_runs_itself():
                self._come_back(lib.adapter_run_forever(self._kit))
                return
            self._run_once()
            while not self._stopping:
                self._run_once()

    def stop(self):
        self._stopping = True
        lib.loop_stop(self._kit)


def install(path, lesson, delegates):
    """Puts them there: the loop, and from lesson 5 on futures and tasks."""
    global lib
    lib = ctypes.PyDLL(path)  # it keeps the GIL: the kit is one thread's
    lib.adapter_begin.argtypes = [Hooks]
    for name, result, *arguments in (
            ('adapter_loop_new', ctypes.c_void_p, ctypes.c_long,
             ctypes.c_double),
            ('adapter_set_resolution', None, ctypes.c_void_p, ctypes.c_double),
            ('adapter_call_soon', Ticket, ctypes.c_void_p, ctypes.c_long),
            ('adapter_call_at', Ticket, ctypes.c_void_p, ctypes.c_double,
             ctypes.c_long),
            ('adapter_run_once', ctypes.c_int, ctypes.c_void_p),
            ('adapter_run_forever', ctypes.c_int, ctypes.c_void_p),
            ('adapter_ready', ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p),
            ('adapter_scheduled', ctypes.c_long, ctypes.c_void_p,
             ctypes.c_void_p),
            ('adapter_cancelled_timers', ctypes.c_long, ctypes.c_void_p),
            ('adapter_new_timers', ctypes.c_long, ctypes.c_void_p,
             ctypes.c_void_p),
            ('handle_cancel', None, Ticket),
            ('loop_stop', None, ctypes.c_void_p),
            ('adapter_close', None, ctypes.c_void_p),
            ('loop_free', None, ctypes.c_void_p)):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    lib.adapter_begin(hooks)
    target = base_events.BaseEventLoop
    begin, close = target.__init__, target.close

    def __init__(self):
        begin(self)
        BaseEventLoop._init(self)

    def close_both(self):
        close(self)
        lib.adapter_close(self._kit)
        self._kit_kept.clear()

    for name, value in vars(BaseEventLoop).items():
        if name not in ('__module__', '__doc__', '__dict__', '__weakref__'):
            setattr(target, name, value)
    target.__init__ = __init__
    target.close = close_both
    if lesson >= '05':
        import shim_tasks
        shim_tasks.install(lib, delegates)
    if lesson >= '06':
        import shim_together
        shim_together.install(lib)
    if lesson >= '07':
        import shim_queues
        shim_queues.install(lib)
    if lesson >= '08':
        import shim_files
        shim_files.install(lib, path)
