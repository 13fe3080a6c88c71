import asyncio
import threading
import time


def show(what):
    print("%g: %s" % (loop.time(), what))


def tell(what):
    loop.call_soon_threadsafe(show, what)


def counts():
    tell("one")
    tell("two")
    tell("three")


def bakes():
    tell("the oven is on")
    time.sleep(2)
    tell("the bread is done")
    return "bread"


async def main():
    loop.call_soon(show, "who was ready goes first")
    thread = threading.Thread(target=counts)
    thread.start()
    thread.join()
    await asyncio.sleep(1)
    show("got %r" % await asyncio.to_thread(bakes))


loop = asyncio.new_event_loop()
task = loop.create_task(main())
loop.run_until_complete(task)
loop.close()
