# Lesson 6. timeout() blocks: expired, in time, zero, foreign error, swallowed, nested, cancelled.
import asyncio, vclock
from vclock import exc
loop = vclock.new_loop()

async def block(mode):
    me = asyncio.current_task()
    cm = asyncio.timeout({"zero": 0, "zero no await": 0}.get(mode, 1))
    try:
        async with cm:
            if mode == "zero no await":
                return "no await"
            try:
                await asyncio.sleep(0 if mode == "zero" else 0.5 if mode == "in time" else 10)
            except asyncio.CancelledError:
                print("t=%g %s CancelledError" % (loop.time(), mode))
                if mode == "foreign":
                    raise ValueError("v")
                if mode != "swallow":
                    raise
        return "left normally"
    finally:
        print("t=%g %s expired %s cancelling %d" % (loop.time(), mode, cm.expired(), me.cancelling()))

async def nested():
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never")
    except TimeoutError:
        print("t=%g outer TimeoutError" % loop.time())
    try:
        async with asyncio.timeout(2):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("t=%g inner TimeoutError" % loop.time())
            await asyncio.sleep(0.5)
        print("t=%g outer in time" % loop.time())
    except TimeoutError:
        print("never")

async def main():
    for mode in ("expires", "in time", "zero", "zero no await", "foreign", "swallow"):
        try:
            print(mode, "->", await block(mode))
        except Exception as e:
            print(mode, "!!", exc(e))
    t = asyncio.ensure_future(block("cancelled"))
    loop.call_later(0.5, t.cancel)
    try:
        await t
    except asyncio.CancelledError:
        print("t=%g cancelled, not timed out" % loop.time())
    await nested()

loop.run_until_complete(main())
loop.close()
