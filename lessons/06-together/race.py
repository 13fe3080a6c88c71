import asyncio


async def mirror(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def parent():
    far, near, middle = [
        asyncio.create_task(mirror(name, seconds))
        for name, seconds in (("far", 3), ("near", 1), ("middle", 2))
    ]
    done, pending = await asyncio.wait(
        [far, near, middle], return_when=asyncio.FIRST_COMPLETED
    )
    for task in done:
        print(f"parent: the first is {task.result()}")
    print(f"parent: {len(pending)} are on their way")
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print(f"parent: far is cancelled: {far.cancelled()}")


asyncio.run(parent())
