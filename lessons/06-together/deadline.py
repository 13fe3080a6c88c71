import asyncio


async def worker(name):
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print(f"{name}: too slow, requests left: {me.cancelling()}")
    except asyncio.CancelledError:
        print(f"{name}: I shall stop, requests left: {me.cancelling()}")
        raise


async def parent():
    await asyncio.create_task(worker("a"))
    task = asyncio.create_task(worker("b"))
    asyncio.get_running_loop().call_later(1, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        print(f"parent: b is cancelled: {task.cancelled()}")


asyncio.run(parent())
