import asyncio


async def square(n):
    await asyncio.sleep(10 - n)  # the last one ends first
    if n == 7:
        raise ValueError(f"not {n}")
    return n * n


async def parent():
    tasks = [asyncio.create_task(square(n)) for n in range(10)]
    try:
        print(await asyncio.gather(*tasks))
    except ValueError as error:
        print(f"parent: {type(error).__name__}: {error}")
    done = sum(task.done() for task in tasks)
    print(f"parent: {done} of 10 are done")
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(parent())
