# Lesson 10. run_in_executor: result, exception, two jobs at once, order of
# gather; call_soon_threadsafe; both kinds of Future.
import asyncio, threading, time, concurrent.futures, vclock
loop = vclock.new_io_loop()

def show(what):
    print("t=%g %s" % (loop.time(), what))

def tell(what):
    """show() for threads: the line is printed in the loop's thread, in the order of the calls."""
    loop.call_soon_threadsafe(show, what)

def job(name, seconds=0, fail=False):
    tell("%s starts in the main thread: %s" % (name, threading.current_thread() is threading.main_thread()))
    if seconds:
        time.sleep(seconds)
    tell(name + " ends")
    if fail:
        raise ValueError(name)
    return name

async def main():
    f = loop.run_in_executor(None, job, "quick")
    show("submitted, done %s" % f.done())
    show("result " + await f)
    try:
        await loop.run_in_executor(None, job, "fails", 1, True)
    except ValueError as e:
        show(vclock.exc(e))
    slow = loop.run_in_executor(None, job, "slow", 3)
    await asyncio.sleep(0.5)
    fast = loop.run_in_executor(None, job, "fast", 2)
    show("gathered %s" % await asyncio.gather(slow, fast))
    await loop.run_in_executor(None, time.sleep, 1)
    show("a job that says nothing wakes the loop")
    ticks = asyncio.create_task(tick())
    show("to_thread " + await asyncio.to_thread(job, "beside", 2.5))
    ticks.cancel()
    done = loop.create_future()
    def other():
        for n in (1, 2, 3):
            loop.call_soon_threadsafe(show, "from the thread %d" % n)
        loop.call_soon_threadsafe(done.set_result, "set")
    t = threading.Thread(target=other)
    loop.call_soon(show, "already queued")
    t.start()
    t.join()
    show("future %s" % await done)
    c = concurrent.futures.Future()
    try:
        c.result(0)
    except concurrent.futures.TimeoutError as e:
        print("concurrent:", type(e).__name__)
    try:
        loop.create_future().result()
    except asyncio.InvalidStateError as e:
        print("asyncio:", type(e).__name__)
    c.add_done_callback(lambda c: print("concurrent callback, inside set_result"))
    f = asyncio.wrap_future(c)
    f.add_done_callback(lambda f: print("asyncio callback, later"))
    c.set_result(7)
    print("set; asyncio future done", f.done())
    print("wrapped", await f)
    one = concurrent.futures.ThreadPoolExecutor(1)
    runs = loop.run_in_executor(one, job, "runs", 2)
    waits = loop.run_in_executor(one, job, "waits")
    await asyncio.sleep(1)
    show("cancel %s %s" % (runs.cancel(), waits.cancel()))
    await asyncio.sleep(2)
    show("cancelled %s %s" % (runs.cancelled(), waits.cancelled()))
    one.shutdown()

async def tick():
    while True:
        await asyncio.sleep(1)
        show("tick")

loop.run_until_complete(main())
loop.close()
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as e:
    print(vclock.exc(e))
