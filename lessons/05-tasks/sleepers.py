import asyncio


async def sleeper(name, seconds):
    print(f"{name}: good night")
    await asyncio.sleep(seconds)
    print(f"{name}: awake")
    return seconds


async def parent(naps):
    tasks = [asyncio.create_task(sleeper(*nap)) for nap in naps]
    print("parent: three tasks")
    for (name, _), task in zip(naps, tasks):
        slept = await task
        print(f"parent: {name} slept for {slept} s")


loop = asyncio.new_event_loop()
loop.run_until_complete(parent([("A", 2), ("B", 3), ("C", 1)]))
loop.close()
