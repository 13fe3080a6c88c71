import asyncio


async def tidy():
    try:
        await asyncio.sleep(10)
        print("tidy: nobody sees this")
    finally:
        print("tidy: finally")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn: I stay")
    return "all done"


async def parent():
    for body in tidy, stubborn:
        task = asyncio.create_task(body())
        await asyncio.sleep(1)
        asked = task.cancel()
        print(f"parent: asked {asked}, done {task.done()}")
        try:
            outcome = repr(await task)
        except asyncio.CancelledError as error:
            outcome = type(error).__name__
        print(f"parent: {outcome}, cancelled {task.cancelled()}")


loop = asyncio.new_event_loop()
loop.run_until_complete(parent())
loop.close()
