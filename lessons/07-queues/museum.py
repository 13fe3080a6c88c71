import asyncio

is_open = asyncio.Event()
seats = asyncio.Semaphore(2)


async def visitor(name):
    await is_open.wait()
    print(f"{name}: at the door")
    async with seats:
        print(f"{name}: inside")
        await asyncio.sleep(2)
        print(f"{name}: leaves")


async def guard():
    await asyncio.sleep(1)
    print("open")
    is_open.set()


loop = asyncio.new_event_loop()
for name in "ABCDE":
    last = loop.create_task(visitor(name))
loop.create_task(guard())
loop.run_until_complete(last)
loop.close()
