import asyncio
import signal


def say(what):
    print("%g: %s" % (loop.time(), what))


async def work():
    try:
        while True:
            say("at work")
            await asyncio.sleep(1)
    finally:
        say("tidied up")


def asked_to_end():
    say("somebody wants us to end")
    worker.cancel()


def interrupt():
    signal.raise_signal(signal.SIGTERM)
    say("this callback runs to its end")


loop = asyncio.new_event_loop()
loop.add_signal_handler(signal.SIGTERM, asked_to_end)
worker = loop.create_task(work())
loop.call_later(2.5, interrupt)
try:
    loop.run_until_complete(worker)
except asyncio.CancelledError:
    print("ended with CancelledError")
loop.close()
