import asyncio
import time


def say(what):
    print("%g: %s" % (loop.time(), what))


def ask():
    time.sleep(2.5)
    return "42"


async def ticker():
    while True:
        say("tick")
        await asyncio.sleep(1)


async def main():
    ticks = asyncio.ensure_future(ticker())
    await asyncio.sleep(1.5)
    say("in the loop's thread")
    time.sleep(2.5)
    say("here it is")
    await asyncio.sleep(1.25)
    say("in another one")
    answer = await asyncio.to_thread(ask)
    say("here it is: %s" % answer)
    ticks.cancel()


loop = asyncio.new_event_loop()
task = loop.create_task(main())
loop.run_until_complete(task)
loop.close()
