import asyncio

WORKERS, JOBS = 3, 7


async def work(name, jobs):
    while True:
        seconds = await jobs.get()
        print(f"{name}: takes one of {seconds} s")
        await asyncio.sleep(seconds)
        jobs.task_done()


async def master(jobs):
    tasks = [asyncio.ensure_future(work(name, jobs)) for name in "ABC"]
    for i in range(JOBS):
        await jobs.put(1 + i % WORKERS)
    await jobs.join()
    print(f"all is done at t = {asyncio.get_running_loop().time():g}")
    for task in tasks:
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass


loop = asyncio.new_event_loop()
loop.run_until_complete(master(asyncio.Queue()))
loop.close()
