import asyncio


async def early():
    try:
        print("early: never printed")
    finally:
        print("early: neither")


async def worker():
    task = asyncio.current_task()
    for job in 1, 2:
        try:
            await asyncio.sleep(2)
            print(f"worker: job {job} is done")
        except asyncio.CancelledError:
            print(f"worker: job {job} is given up, {task.cancelling()} asked")
            print(f"worker: and {task.uncancel()} are left")
    return "went on"


async def main():
    task = asyncio.create_task(early())
    task.cancel()
    await asyncio.sleep(0)
    print("early: cancelled", task.cancelled())

    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    print("worker:", repr(await task))
    print("worker: cancelled", task.cancelled())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
