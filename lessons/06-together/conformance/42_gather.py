# Lesson 6. gather: argument order, first exception, return_exceptions, a cancelled child.
import asyncio, types, vclock
from vclock import exc
loop = vclock.new_loop()

@types.coroutine
def job(name, d, fail=False):
    print("t=%g %s starts" % (loop.time(), name))
    try:
        yield from asyncio.sleep(d)
    except asyncio.CancelledError:
        print("t=%g %s cancelled" % (loop.time(), name))
        raise
    print("t=%g %s ends" % (loop.time(), name))
    if fail:
        raise ValueError(name)
    return name

def show(rs):
    return " ".join(exc(r) if isinstance(r, BaseException) else r for r in rs)

@types.coroutine
def main():
    r = yield from asyncio.gather(job("a", 3), job("b", 1), job("c", 2))
    print("t=%g results %s" % (loop.time(), show(r)))
    try:
        yield from asyncio.gather(job("d", 1, True), job("e", 2))
    except ValueError as e:
        print("t=%g %s" % (loop.time(), exc(e)))
    yield from asyncio.sleep(2)              # e was not cancelled
    r = yield from asyncio.gather(job("f", 1, True), job("g", 2), return_exceptions=True)
    print("t=%g results %s" % (loop.time(), show(r)))
    x, y = asyncio.ensure_future(job("x", 1)), asyncio.ensure_future(job("y", 2))
    g = asyncio.gather(x, y, return_exceptions=True)
    loop.call_later(0.5, x.cancel)
    r = yield from g
    print("t=%g results %s" % (loop.time(), show(r)))
    x, y = asyncio.ensure_future(job("p", 1)), asyncio.ensure_future(job("q", 2))
    g = asyncio.gather(x, y)
    loop.call_later(0.5, x.cancel)
    try:
        yield from g
    except asyncio.CancelledError:
        print("t=%g gather.cancelled() %s, q done %s" % (loop.time(), g.cancelled(), y.done()))
    yield from asyncio.sleep(2)
    print("empty", (yield from asyncio.gather()))

loop.run_until_complete(main())
loop.close()
