# Lesson 10. Other threads send coroutines, cancel them, and look at them.
import asyncio, threading, vclock
loop = vclock.new_io_loop()
futures = {}

def show(what):
    print("t=%g %s" % (loop.time(), what))

async def work(name):
    show(name + " starts")
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        show(name + " is cancelled")
        raise
    if name == "fails":
        raise ValueError("no luck")
    return 42

def in_thread(function, name):
    thread = threading.Thread(target=function, args=(name,))
    thread.start()
    thread.join()

def state(name):
    f = futures[name]
    show("%s: running %s, done %s" % (name, f.running(), f.done()))

def ended(name):
    f = futures[name]
    if f.cancelled():
        show(name + " ends: cancelled")
    elif f.exception():
        show("%s ends: %s" % (name, vclock.exc(f.exception())))
    else:
        show("%s ends: %d" % (name, f.result()))

def sends(name):
    futures[name] = asyncio.run_coroutine_threadsafe(work(name), loop)

def cancels(name):
    futures[name].cancel()

def begin():
    for name in "returns", "fails", "late", "early":
        in_thread(sends, name)
        state(name)
        futures[name].add_done_callback(lambda f, name=name: ended(name))
    in_thread(cancels, "early")
    show("sent")

def cancel_late():
    state("late")
    in_thread(cancels, "late")
    state("late")

loop.call_soon(begin)
loop.call_later(1, cancel_late)
loop.call_later(5, loop.stop)
loop.run_forever()
loop.close()
