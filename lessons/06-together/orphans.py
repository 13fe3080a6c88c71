import asyncio


async def fetch(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{name}: cancelled")
        raise
    print(f"{name}: done")
    if seconds == 1:
        raise ValueError(name)


async def gathered():
    await asyncio.gather(fetch("a", 1), fetch("b", 3))


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("x", 1))
        group.create_task(fetch("y", 3))


async def parent():
    for both in gathered, grouped:
        try:
            await both()
        except Exception as error:
            print(type(error).__name__)
    await asyncio.sleep(3)


asyncio.run(parent())
