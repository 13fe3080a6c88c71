# Lesson 7. Lock is fair; a cancelled waiter loses nothing; Event wakes all in order.
import asyncio, vclock
loop = vclock.new_loop()

def show(name):
    print("it%d t=%g %s" % (loop.iteration, loop.time(), name))

async def user(name, lock, d):
    show(name + " wants")
    await lock.acquire()
    show(name + " has")
    await asyncio.sleep(d)
    lock.release()
    show("%s released, locked %s" % (name, lock.locked()))

async def waiter(name, ev):
    await ev.wait()
    show("%s sees set=%s" % (name, ev.is_set()))

async def main():
    lock = asyncio.Lock()
    ts = [asyncio.ensure_future(user(n, lock, 1)) for n in "ABCD"]
    await asyncio.sleep(0)
    ts[1].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    print("B cancelled", ts[1].cancelled())
    await lock.acquire()
    ts = [asyncio.ensure_future(user(n, lock, 1)) for n in "EF"]
    await asyncio.sleep(0)
    lock.release()                   # E is woken ...
    print("locked in the gap", lock.locked())
    ts[0].cancel()                   # ... and cancelled before it runs: F gets the lock
    late = asyncio.ensure_future(user("G", lock, 1))
    await asyncio.gather(*ts, late, return_exceptions=True)
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError:", e)
    ev = asyncio.Event()
    ts = [asyncio.ensure_future(waiter(n, ev)) for n in "XYZ"]
    await asyncio.sleep(0)
    ev.set()
    ev.clear()
    await asyncio.gather(*ts)

loop.run_until_complete(main())
loop.close()
