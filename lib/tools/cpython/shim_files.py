"""Puts the kit's files and its selectors in the place of Python's own.

A loop's selector only remembers who has registered what: the kit watches the
files, waits for them and schedules what is to be called.
"""
import asyncio.selector_events as selector_events
import ctypes
import math
import os
import re
import selectors
import weakref

import shim

lib = unlocked = None
EVENTS = (selectors.EVENT_READ, selectors.EVENT_WRITE)
OWN = (selectors.SelectSelector, selectors.PollSelector,
       selectors.EpollSelector)

WAIT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_double)
RUN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_long,
                       ctypes.c_int)
loops = weakref.WeakValueDictionary()  # by the kit's


class Hooks(ctypes.Structure):
    _fields_ = [('wait', WAIT), ('run', RUN)]


def guarded(function):
    def call(kit, *args):
        loop = loops[kit]
        return shim.guard(loop, function, loop, *args)
    return call


def run(loop, fd, which):
    shim.files += 1
    shim.follow_last and shim.follow_last(loop)
    handle = loop._selector.get_map()[fd].data[which]
    loop._kit_timed(handle, handle._run)


def wait(loop, when):
    shim.wait(loop, when)


hooks = Hooks(WAIT(guarded(wait)), RUN(guarded(run)))


class KitSelector(selectors._BaseSelectorImpl):
    def __init__(self, loop):
        super().__init__()
        self._loop = weakref.ref(loop)

    def _tell(self, key, before=None):
        """Which callbacks are new, and which are there no more."""
        loop, data = self._loop(), key.data
        loops[loop._kit] = loop
        for which, event in enumerate(EVENTS):
            was = (before.data[which]
                   if before and before.events & event else None)
            now = data[which] if key.events & event else None
            if now is None:
                was and lib.adapter_unwatch(loop._kit, key.fd, which)
            elif now is not was:
                error = lib.adapter_watch(loop._kit, key.fd, which)
                if error:
                    number = re.search(r'Errno (\d+)', error.decode())
                    raise OSError(int(number[1]), os.strerror(int(number[1])))

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._tell(key)
        except BaseException:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._tell(key._replace(events=0), key)
        return key

    def modify(self, fileobj, events, data=None):
        before = self.get_key(fileobj)
        key = before._replace(events=events, data=data)
        self._tell(key, before)
        self._fd_to_key[key.fd] = key
        return key

    def select(self, timeout=None):
        """Only waits: the kit looks for itself when it is over."""
        unlocked.adapter_select(self._loop()._kit,
                                math.inf if timeout is None else timeout)
        return []


def install(given, path):
    global lib, unlocked
    lib, unlocked = given, ctypes.CDLL(path)
    unlocked.adapter_select.argtypes = [ctypes.c_void_p, ctypes.c_double]
    lib.adapter_files_begin.argtypes = [Hooks]
    lib.adapter_watch.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    lib.adapter_watch.restype = ctypes.c_char_p
    lib.adapter_unwatch.argtypes = lib.adapter_watch.argtypes
    lib.adapter_files_begin(hooks)
    target = selector_events.BaseSelectorEventLoop
    begin = target.__init__

    def __init__(self, selector=None):
        if type(selector) in OWN:
            selector.close()
            selector = None
        begin(self, KitSelector(self) if selector is None else selector)

    target.__init__ = __init__
