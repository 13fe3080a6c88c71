import asyncio


async def postman():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("postman: I bring it back first")
        await asyncio.sleep(2)
        raise
    return "a letter"


async def parent():
    begin = asyncio.get_running_loop().time()

    def passed():
        return round(asyncio.get_running_loop().time() - begin)

    task = asyncio.create_task(postman())
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError:
        print(f"parent: no letter, after {passed()} s")

    task = asyncio.create_task(postman())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print(f"parent: no letter yet, after {passed()} s")
    print(f"parent: {await task}, after {passed()} s")


asyncio.run(parent())
