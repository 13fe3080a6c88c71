import asyncio


async def ticker():
    try:
        while True:
            print("tick")
            await asyncio.sleep(1)
    finally:
        print("ticker: finally")


async def tidy():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(1)
        print("tidy: all is put away")


async def parent():
    tasks = [asyncio.create_task(body()) for body in (ticker, tidy)]
    await asyncio.sleep(2.5)
    print(f"parent: I leave {len(tasks)} tasks behind")
    return "done"


print(asyncio.run(parent()))
