# Lesson 6. TaskGroup: success, child error, body error, child cancelled, group cancelled.
# At most one child is ever cancelled by the group: CPython cancels its children in set order.
import asyncio, vclock
from vclock import exc
loop = vclock.new_loop()

async def child(name, d, fail=None):
    try:
        await asyncio.sleep(d)
    except asyncio.CancelledError:
        print("t=%g %s cancelled" % (loop.time(), name))
        raise
    print("t=%g %s ends" % (loop.time(), name))
    if fail:
        raise fail

async def group(mode):
    async with asyncio.TaskGroup() as g:
        a = g.create_task(child(mode + " a", 1, ValueError("a") if mode == "child error" else None))
        b = g.create_task(child(mode + " b", 2))
        if mode == "child cancelled":
            await asyncio.sleep(0.5)
            b.cancel()
        if mode == "body error":
            await asyncio.sleep(1.5)
            raise LookupError("body")
        if mode == "child error":
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("t=%g %s body cancelled" % (loop.time(), mode))
                raise
        if mode == "outside cancel":
            await asyncio.sleep(1.5)
            asyncio.current_task().cancel()
    return "a %s b %s" % (a.cancelled(), b.cancelled())

async def main():
    for mode in ("success", "child error", "body error", "child cancelled"):
        try:
            r = await group(mode)
            print("t=%g %s -> %s" % (loop.time(), mode, r))
        except ExceptionGroup as e:
            print("t=%g %s !! %s [%s] cancelling %d" % (loop.time(), mode, e.message,
                  ", ".join(exc(x) for x in e.exceptions), asyncio.current_task().cancelling()))
    t = asyncio.ensure_future(group("outside cancel"))
    try:
        await t
    except asyncio.CancelledError:
        print("t=%g outside cancel: CancelledError" % loop.time())

loop.run_until_complete(main())
loop.close()
