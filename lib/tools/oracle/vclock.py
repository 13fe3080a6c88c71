"""vclock.py - what the conformance programs import.

A new loop on the virtual clock, sockets that need no time, and how they print
an exception.
"""
import asyncio
import socket

import virtual

if asyncio.new_event_loop.__module__ not in ("virtual", "__main__"):
    virtual.install()


def VLoop():
    return asyncio.new_event_loop()


def new_loop(resolution=1e-9):
    loop = VLoop()
    loop._clock_resolution = resolution
    asyncio.set_event_loop(loop)
    return loop


new_io_loop = new_loop


def listener():
    """A listening socket whose name no file has. Of AF_UNIX, for what one end
    sends is at the other when send() returns; TCP promises no such thing."""
    s = socket.socket(socket.AF_UNIX)
    s.bind("")
    s.listen(100)
    s.setblocking(False)
    return s


def pair():
    """Two sockets that are connected with each other."""
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    return a, b


def exc(e):
    """'TypeName' or 'TypeName: message'."""
    s = str(e)
    return type(e).__name__ + (": " + s if s else "")
