"""vclock.py - what the conformance programs import.

A new loop on the virtual clock, and how they print an exception.
"""
import asyncio

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


def exc(e):
    """'TypeName' or 'TypeName: message'."""
    s = str(e)
    return type(e).__name__ + (": " + s if s else "")
