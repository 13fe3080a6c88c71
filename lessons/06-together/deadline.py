import asyncio


async def worker(name):
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print(f"{name}: late, {me.cancelling()} left")
    except asyncio.CancelledError:
        print(f"{name}: stops, {me.cancelling()} left")
        raise


async def parent():
    await asyncio.create_task(worker("a"))
    task = asyncio.create_task(worker("b"))
    asyncio.get_running_loop().call_later(1, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        print(f"b cancelled: {task.cancelled()}")


asyncio.run(parent())
