import asyncio

balance = 0
lock = asyncio.Lock()


async def deposit(amount):
    global balance
    before = balance
    print(f"+{amount}: there are {before}")
    await asyncio.sleep(1)
    balance = before + amount
    print(f"+{amount}: now there are {balance}")


async def careful_deposit(amount):
    async with lock:
        await deposit(amount)


def both(loop, deposit):
    global balance
    balance = 0
    tasks = [loop.create_task(deposit(amount)) for amount in (10, 5)]
    for task in tasks:
        loop.run_until_complete(task)
    print(f"in the end: {balance}")


loop = asyncio.new_event_loop()
both(loop, deposit)
both(loop, careful_deposit)
loop.close()
