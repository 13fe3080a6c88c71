import asyncio


def quit():
    loop.stop()
    print("stop() was called, this callback goes on")
    loop.call_soon(print, "never printed: the next batch")


loop = asyncio.new_event_loop()
loop.call_soon(quit)
loop.call_soon(print, "so does the rest of the batch")
loop.call_later(1, print, "never printed: a timer")
loop.run_forever()
print("run_forever() returned")

loop.close()
print("closed:", loop.is_closed())
try:
    loop.call_soon(print, "too late")
except RuntimeError as error:
    print("call_soon:", error)
try:
    loop.run_forever()
except RuntimeError as error:
    print("run_forever:", error)
