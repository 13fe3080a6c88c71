# Lesson 10. The loop's own pool is shut down; nothing new begins meanwhile.
import time, vclock
loop = vclock.new_io_loop()

def show(what):
    print("t=%g %s" % (loop.time(), what))

def job(seconds):
    time.sleep(seconds)
    loop.call_soon_threadsafe(show, "a job ends")
    return seconds

def late():
    try:
        loop.run_in_executor(None, job, 1)
    except RuntimeError as e:
        show(vclock.exc(e))

async def main():
    loop.call_later(2, late)
    one = loop.run_in_executor(None, job, 1)
    three = loop.run_in_executor(None, job, 3)
    show("submitted")
    await loop.shutdown_default_executor()
    show("shut down: %d %d" % (one.result(), three.result()))
    await loop.shutdown_default_executor()
    show("shut down twice")
    late()

loop.run_until_complete(main())
late()
loop.close()
late()
