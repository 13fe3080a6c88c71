# Lesson 6. asyncio.wait: first completed, first exception, all, a timeout; it raises nothing and cancels nothing.
# done and pending are sets: the names are sorted before they are printed.
import asyncio, vclock
loop = vclock.new_loop()

async def job(name, d, fail=False):
    await asyncio.sleep(d)
    if fail:
        raise ValueError(name)
    return name

name = {}                                # of a task

def start(*specs):
    tasks = [asyncio.create_task(job(*s)) for s in specs]
    name.update((t, s[0]) for t, s in zip(tasks, specs))
    return tasks

def show(what, done, pending):
    names = lambda ts: " ".join(sorted(name[t] for t in ts)) or "-"
    print("t=%g %s: done %s, pending %s" % (loop.time(), what, names(done), names(pending)))

async def main():
    ts = start(("a", 3), ("b", 1), ("c", 2))
    show("first", *await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED))
    show("rest", *await asyncio.wait(ts))
    show("all done", *await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED))
    ts = start(("d", 3), ("e", 1), ("f", 2, True))
    show("exception", *await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION))
    show("rest", *await asyncio.wait(ts))
    print("f:", vclock.exc(ts[2].exception()))
    ts = start(("g", 1), ("h", 3))
    show("timeout 2", *await asyncio.wait(ts, timeout=2))
    show("timeout 0", *await asyncio.wait(ts, timeout=0))
    w = asyncio.create_task(asyncio.wait(ts))
    await asyncio.sleep(0.5)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print("t=%g wait cancelled, h done %s" % (loop.time(), ts[1].done()))
    show("h goes on", *await asyncio.wait(ts))
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(vclock.exc(e))

loop.run_until_complete(main())
loop.close()
