import asyncio


async def fails(what):
    await asyncio.sleep(1)
    print(f"{what}: fails")
    raise ValueError(what)


async def parent():
    task = asyncio.create_task(fails("ham"))
    await asyncio.sleep(2)
    print("parent: still here")
    try:
        await task
    except ValueError as error:
        print(f"parent: {type(error).__name__}: {error}")

    asyncio.create_task(fails("spam"))
    await asyncio.sleep(2)
    print("parent: still here")


def report(loop, context):
    error = context["exception"]
    print(f"loop: {context['message']}: {type(error).__name__}: {error}")


loop = asyncio.new_event_loop()
loop.set_exception_handler(report)
loop.run_until_complete(parent())
loop.close()
