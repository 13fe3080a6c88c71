import asyncio

parcels = 0
changed = asyncio.Condition()


async def collector(name):
    global parcels
    async with changed:
        while parcels == 0:
            print(f"{name}: there is none")
            await changed.wait()
        parcels -= 1
        print(f"{name}: takes one, {parcels} left")


async def courier():
    global parcels
    for _ in range(2):
        await asyncio.sleep(1)
        async with changed:
            print("courier: brings one")
            parcels += 1
            changed.notify_all()


loop = asyncio.new_event_loop()
loop.create_task(collector("A"))
last = loop.create_task(collector("B"))
loop.create_task(courier())
loop.run_until_complete(last)
loop.close()
