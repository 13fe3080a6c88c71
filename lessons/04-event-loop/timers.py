import asyncio


def show(what):
    print(f"{loop.time() - start:.0f} s: {what}")


loop = asyncio.new_event_loop()
start = loop.time()
loop.call_later(3, show, "call_later(3)")
loop.call_later(0, show, "call_later(0)")
loop.call_soon(show, "call_soon")
loop.call_at(start + 1, show, "call_at(start + 1)")
handle = loop.call_later(2, show, "call_later(2)")
loop.call_later(4, loop.stop)

handle.cancel()
print("cancelled:", handle.cancelled())
loop.run_forever()
print(f"{loop.time() - start:.0f} s: stopped")
loop.close()
