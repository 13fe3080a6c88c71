import asyncio


def keep(future):
    future.set_result("a letter")
    print("postman: delivered")


def reader(future):
    print("reader: got", future.result())
    loop.stop()


loop = asyncio.new_event_loop()
future = loop.create_future()
loop.call_later(1.0, keep, future)
future.add_done_callback(reader)

try:
    future.result()
except asyncio.InvalidStateError as error:
    print(f"main: not yet ({type(error).__name__})")

loop.run_forever()
print(f"main: {future.result()}, now and ever after")
loop.close()
