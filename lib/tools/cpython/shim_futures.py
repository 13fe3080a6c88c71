"""Puts the kit's Future in the place of CPython's own.

What a future's state is, whom it tells and when: that happens in C. What Python
keeps is what C has no part in: the objects that travel, contexts, tracebacks,
and who refers to whom, so that its garbage collector can do its work.
"""
import asyncio
import asyncio.base_events as base_events
import asyncio.base_futures as base_futures
import asyncio.events as events
import asyncio.exceptions as exceptions
import asyncio.format_helpers as format_helpers
import asyncio.futures as futures
import asyncio.queues as queues
import builtins
import contextvars
import ctypes
import sys
import types
import weakref

import shim

lib = error_types = None
objects = weakref.WeakValueDictionary()  # by the address of what they have in C
dying = []  # those whose __del__ runs: `objects` has them no more
thrown = []  # what C shall hand back
messages = [None]  # what cancel() was told: kept for good, as in the kit
texts = {}
YIELDED, RETURNED, RAISED = range(3)
NONE, BOOL, INT, _, STR, _, OBJECT = range(7)
PENDING, CANCELLED, FINISHED = range(3)


class Outcome(ctypes.Structure):
    """The kit's Outcome, Value and Error: all three are this."""
    _fields_ = [('kind_or_type', ctypes.c_int), ('how', ctypes.c_int),
                ('word', ctypes.c_void_p)]


class Foreign:
    """A future that is the kit's alone, as whoever waits in a line has one."""
    def __init__(self, address):
        self.address = address


def find(address):
    for future in dying:
        if future._kit == address:
            return future
    return objects.get(address)


# -- texts and errors ---------------------------------------------------------

def kept(text):
    """The address of a text that stays."""
    if text not in texts:
        texts[text] = lib.adapter_text(text.encode())
    return texts[text]


def text_of_message(message):
    """What cancel() was told, for C."""
    if message is None:
        return kept('')
    messages.append(message)
    return kept(f'@{len(messages) - 1}')


def message_of_text(text):
    return messages[int(text[1:])] if text.startswith('@') else None


def type_of_error(error):
    """The number of the kit's type that is nearest."""
    return next((error_types[base.__name__] for base in type(error).__mro__
                 if base.__name__ in error_types), 0)


def text_of(outcome):
    return ctypes.string_at(outcome.word).decode()


def exception_of(outcome):
    """The exception that C has raised, or hands on."""
    text = text_of(outcome)
    if text.startswith('!'):
        return thrown[int(text[1:])]
    if text.startswith('#'):
        owner = find(int(text[1:]))
        return owner._exception.with_traceback(owner._exception_tb)
    name = lib.error_type_name(outcome.kind_or_type).decode()
    error = next(getattr(module, name) for module in
                 (exceptions, queues, builtins) if hasattr(module, name))
    if text.startswith('@'):
        return error(message_of_text(text))
    return error(text) if text else error()


def outcome_of_error(error):
    """For C, which hands it back; or that there is none."""
    if error is None:
        return Outcome(NONE, RETURNED, None)
    thrown.append(error)
    return Outcome(type_of_error(error), RAISED, kept(f'!{len(thrown) - 1}'))


def value_of(outcome):
    """What C has returned: a future's address, for its result, a list of
    outcomes, or a value of the kit's own."""
    if outcome.kind_or_type == OBJECT:
        return [item_of(lib.adapter_list_item(outcome, i))
                for i in range(lib.adapter_list_count(outcome))]
    if outcome.kind_or_type == BOOL:
        return bool(outcome.word)
    if outcome.kind_or_type != INT:
        return None
    future = find(outcome.word)
    return outcome.word or 0 if future is None else future._result


def item_of(outcome):
    return (exception_of(outcome) if outcome.how == RAISED
            else value_of(outcome))


def come_back(outcome):
    if outcome.how == RAISED:
        error = exception_of(outcome)
        try:
            raise error
        finally:
            del error


# -- futures ------------------------------------------------------------------

class Future:
    _kit = None  # its Future or Task; None: not initialised
    _loop = None
    _result = _exception = _exception_tb = _cancelled_exc = None
    _source_traceback = None
    _waits_for = None  # keeps whom its Task waits for

    def __init__(self, *, loop=None):
        self._begin(loop)
        own = type(self).cancel is not Future.cancel
        self._live(lib.adapter_future_new(self._loop._kit, own))

    def _begin(self, loop):
        self._loop = events._get_event_loop() if loop is None else loop
        if self._loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(
                sys._getframe(2))

    def _live(self, address):
        self._callbacks_kept = {}  # by number: the function, its contexts
        self._waiters_kept = {}  # tasks, by address
        shim.users[self._loop._kit] += 1
        self._kit_loop = self._loop._kit
        self._kit = address
        self._text = kept(f'#{address}')
        objects[address] = self

    def __del__(self):
        if self._kit is None:
            return
        dying.append(self)
        self._give_back()
        dying.remove(self)
        shim.release(self._kit_loop)

    def _give_back(self):
        lib.future_free(self._kit)

    __class_getitem__ = classmethod(types.GenericAlias)
    __repr__ = base_futures._future_repr

    def _check(self):
        if self._kit is None:
            raise RuntimeError('Future object is not initialized.')

    def _follow(self):
        """Whom the loop will call it has to keep, as CPython's Handles do; and
        tasks and whom they wait for keep each other."""
        seen = set()
        while self is not None and self not in seen:
            seen.add(self)
            if lib.adapter_is_scheduled(self._kit):
                self._loop._kit_kept[self._kit] = self
            else:
                self._loop._kit_kept.pop(self._kit, None)
            self = self._follow_one()

    def _follow_one(self):
        return None

    # -- state --

    _state = property(lambda self: (
        'PENDING', 'CANCELLED', 'FINISHED')[self._number_of_state()])
    _asyncio_future_blocking = property(
        lambda self: bool(self._kit and lib.adapter_is_awaited(self._kit)),
        lambda self, value: lib.adapter_set_awaited(self._kit, value))

    def _number_of_state(self):
        return PENDING if self._kit is None else lib.adapter_state(self._kit)

    def done(self):
        return self._number_of_state() != PENDING

    def cancelled(self):
        return self._number_of_state() == CANCELLED

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError('Future object is not initialized.')
        return self._loop

    @property
    def _log_traceback(self):
        return bool(lib.adapter_is_unnoticed(self._kit))

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        lib.adapter_notice(self._kit)

    @property
    def _cancel_message(self):
        text = lib.adapter_cancel_message(self._kit)
        return message_of_text(text.decode()) if text else None

    @_cancel_message.setter
    def _cancel_message(self, message):
        lib.adapter_set_cancel_message(self._kit, text_of_message(message))

    # -- setting it --

    def set_result(self, result):
        self._check()
        self._set(lib.future_set_result(
            self._kit, Outcome(INT, 0, self._kit)), '_result', result)

    def set_exception(self, exception):
        self._check()
        if isinstance(exception, type):
            exception = exception()
        self._set(lib.future_set_exception(
            self._kit, Outcome(type_of_error(exception), 0, self._text)),
            '_exception', exception)

    def _set(self, outcome, name, value):
        """RuntimeError: the loop is closed, and the future is done."""
        text = text_of(outcome) if outcome.how == RAISED else ''
        if not text or text == 'Event loop is closed':
            setattr(self, name, value)
            self._exception_tb = getattr(value, '__traceback__', None)
            self._follow()
        come_back(outcome)

    def cancel(self, msg=None):
        self._check()
        done = bool(lib.adapter_cancel(self._kit, text_of_message(msg)))
        self._follow()
        return done

    # -- asking it --

    def _make_cancelled_error(self):
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is None:
            message = self._cancel_message
            error = exceptions.CancelledError(*(
                () if message is None else (message,)))
        return error

    def _come_back(self, outcome):
        if outcome.how == RAISED:
            if self.cancelled():
                raise self._make_cancelled_error()
            come_back(outcome)

    def result(self):
        if self._kit is None:
            raise exceptions.InvalidStateError('Result is not ready.')
        outcome = lib.future_result(self._kit)
        self._come_back(outcome)
        return value_of(outcome)

    def exception(self):
        if self._kit is None:
            raise exceptions.InvalidStateError('Exception is not set.')
        outcome = lib.future_exception(self._kit)
        if outcome.how == RAISED and self._state == 'FINISHED':
            return exception_of(outcome)
        self._come_back(outcome)
        return None

    def __await__(self):
        self._check()
        while True:
            outcome = lib.future_next(self._kit)
            if outcome.how != YIELDED:
                break
            yield objects[outcome.word]
        self._come_back(outcome)
        return value_of(outcome)

    __iter__ = __await__

    # -- callbacks --

    def add_done_callback(self, fn, *, context=None):
        self._check()
        for number, (function, contexts) in self._callbacks_kept.items():
            if function is fn:
                break
        else:
            number, contexts = next(shim.numbers), []
            self._callbacks_kept[number] = fn, contexts
        contexts.append(contextvars.copy_context() if context is None
                        else context)
        if not lib.adapter_add_done_callback(self._kit, number):
            self._loop._check_closed()
        self._follow()

    def remove_done_callback(self, fn):
        self._check()
        count = 0
        for number, (function, _) in list(self._callbacks_kept.items()):
            if function == fn:
                removed = lib.adapter_remove_done_callback(self._kit, number)
                if removed:
                    self._callbacks_kept.pop(number, None)
                count += removed
        return count

    @property
    def _callbacks(self):
        if self._kit is None or self.done():
            return []
        count = lib.adapter_callbacks(self._kit, None)
        numbers = (ctypes.c_long * max(1, count))()
        lib.adapter_callbacks(self._kit, numbers)
        return [self._callback(n) for n in numbers[:count]]

    def _callback(self, n):
        if n < 0:
            return self._callbacks_kept[-n][0], None
        if n in objects:
            return objects[n]._wakeup, objects[n]._context
        return base_events._run_until_complete_cb, None


def done(address, number):
    """A done callback of a future shall be called."""
    shim.calls += 1
    future = objects[address]
    loop = future._loop
    shim.follow_last(loop)
    function, contexts = future._callbacks_kept[number]
    context = contexts.pop(0)
    if not contexts:
        del future._callbacks_kept[number]
    future._follow()
    handle = events.Handle(function, (future,), loop, context)
    return shim.guard(loop, loop._kit_timed, handle, handle._run)


def cancel(address, text):
    return bool(find(address).cancel(
        msg=message_of_text(ctypes.string_at(text).decode())))


def report(address, message):
    """The kit's exception handler is told of a future. What it says of tasks
    when their loop is closed, CPython says when they are garbage."""
    message = message.decode()
    if not message.endswith('exception was never retrieved'):
        return
    future = find(address)
    if future is None:
        return
    context = {'message': f'{type(future).__name__} exception was never '
                          'retrieved',
               'exception': exception_of(lib.future_exception(address)),
               'future': future}
    if future._source_traceback:
        context['source_traceback'] = future._source_traceback
    future._loop.call_exception_handler(context)


def declare(table):
    for name, result, *arguments in table:
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments


POINTER, NUMBER, TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p


def install(library):
    """Puts it there."""
    global lib, error_types
    lib = library
    declare((('adapter_text', POINTER, TEXT),
             ('adapter_future_new', POINTER, POINTER, NUMBER),
             ('adapter_cancel', NUMBER, POINTER, POINTER),
             ('adapter_add_done_callback', NUMBER, POINTER, ctypes.c_long),
             ('adapter_remove_done_callback', NUMBER, POINTER, ctypes.c_long),
             ('adapter_callbacks', ctypes.c_long, POINTER, POINTER),
             ('adapter_is_scheduled', NUMBER, POINTER),
             ('adapter_state', NUMBER, POINTER),
             ('adapter_is_unnoticed', NUMBER, POINTER),
             ('adapter_notice', None, POINTER),
             ('adapter_is_awaited', NUMBER, POINTER),
             ('adapter_set_awaited', None, POINTER, NUMBER),
             ('adapter_cancel_message', TEXT, POINTER),
             ('adapter_set_cancel_message', None, POINTER, POINTER),
             ('future_set_result', Outcome, POINTER, Outcome),
             ('future_set_exception', Outcome, POINTER, Outcome),
             ('future_result', Outcome, POINTER),
             ('future_exception', Outcome, POINTER),
             ('future_next', Outcome, POINTER),
             ('future_free', None, POINTER),
             ('error_type_name', TEXT, NUMBER)))
    count = iter(range(sys.maxsize))
    names = iter(lambda: lib.error_type_name(next(count)), None)
    error_types = {name.decode(): i for i, name in enumerate(names)}
    futures._PyFuture = futures._CFuture = futures.Future = Future
    asyncio.Future = Future
