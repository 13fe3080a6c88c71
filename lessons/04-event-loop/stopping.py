import asyncio


def quit():
    loop.stop()
    print("quit: behind stop()")
    loop.call_soon(print, "scheduled by quit()")


loop = asyncio.new_event_loop()
loop.call_soon(quit)
loop.call_soon(print, "scheduled behind quit()")
loop.call_later(1, print, "a timer")
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
