# Lesson 6. wait_for: in time, too late, a child that reacts slowly / swallows / raises, timeout 0.
import asyncio, types, vclock
from vclock import exc
loop = vclock.new_loop()

@types.coroutine
def child(mode):
    print("t=%g %s starts" % (loop.time(), mode))
    try:
        yield from asyncio.sleep(0.5 if mode == "in time" else 10)
        return mode + " result"
    except asyncio.CancelledError:
        print("t=%g %s cancelled" % (loop.time(), mode))
        if mode == "slow":
            yield from asyncio.sleep(2)
        if mode == "swallows":
            return "swallowed"
        if mode == "raises":
            raise ValueError("v")
        raise

@types.coroutine
def main():
    for mode, timeout in (("in time", 1), ("late", 1), ("slow", 1), ("swallows", 1),
                          ("raises", 1), ("zero", 0), ("none", None)):
        try:
            what = child(mode)
            if timeout is not None:
                what = asyncio.ensure_future(what)
            r = yield from asyncio.wait_for(what, timeout)
            print("t=%g %s -> %s" % (loop.time(), mode, r))
        except Exception as e:
            print("t=%g %s !! %s" % (loop.time(), mode, exc(e)))
    t = asyncio.ensure_future(child("shielded"))
    try:
        yield from asyncio.wait_for(asyncio.shield(t), 1)
    except TimeoutError:
        print("t=%g shielded done %s" % (loop.time(), t.done()))
    print((yield from t))

loop.run_until_complete(main())
loop.close()
