import asyncio
import concurrent.futures
import time


def say(what):
    print("%g: %s" % (loop.time(), what))


def bake(name, seconds):
    time.sleep(seconds)
    return name


def ready(future):
    say("an order was taken back" if future.cancelled() else future.result())


async def main():
    orders = [("bread", 3), ("rolls", 1), ("cake", 1.5), ("tart", 2.5),
              ("pie", 1)]
    bakery = concurrent.futures.ThreadPoolExecutor(2)
    futures = []
    for order in orders:
        futures.append(loop.run_in_executor(bakery, bake, *order))
        futures[-1].add_done_callback(ready)
    await asyncio.sleep(2)
    say("no bread, please, and no tart")
    futures[0].cancel()  # it is in the oven
    futures[3].cancel()  # nobody has begun with it
    for future in futures[1:3] + futures[4:]:
        await future
    say("all is baked")
    bakery.shutdown()


loop = asyncio.new_event_loop()
task = loop.create_task(main())
loop.run_until_complete(task)
loop.close()
