import asyncio
import contextlib


async def server(name):
    try:
        print(f"{name}: waits for work")
        await asyncio.sleep(60)
    finally:
        print(f"{name}: shuts down")


async def main():
    asyncio.create_task(server("A"))
    asyncio.create_task(server("B"))
    await asyncio.sleep(1)
    print("main: has what it wanted")
    return "done"


def interrupt():
    print("somebody presses Ctrl-C")
    raise KeyboardInterrupt


def by_name(task):
    return task.get_name()


def run(loop, coroutine):
    try:
        return repr(loop.run_until_complete(coroutine))
    except KeyboardInterrupt as error:
        return type(error).__name__
    finally:
        tasks = sorted(asyncio.all_tasks(loop), key=by_name)
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                task.done() or loop.run_until_complete(task)
        loop.close()


print(run(asyncio.new_event_loop(), main()))
loop = asyncio.new_event_loop()
loop.call_later(0.5, interrupt)
print(run(loop, main()))
