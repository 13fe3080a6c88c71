import asyncio
import types


@types.coroutine
def brew(seconds):
    print(f"tea: {seconds} s")
    yield from asyncio.sleep(seconds)
    return "tea"


async def main():
    loop = asyncio.get_running_loop()
    coroutine = brew(2)
    print("coroutine:", repr(await coroutine))
    print("once more:", repr(await coroutine))

    task = asyncio.ensure_future(brew(1), loop=loop)
    print("task:", repr(await task))
    print("once more:", repr(await task))
    print("and again:", repr(await asyncio.ensure_future(task)))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
