import asyncio

THINGS = 5


async def producer(queue):
    for i in range(1, THINGS + 1):
        await queue.put(i)
        print(f"made {i}, {queue.qsize()} on the belt")


async def consumer(queue):
    for i in range(1, THINGS + 1):
        thing = await queue.get()
        await asyncio.sleep(1)
        print(f"  used {thing}")


def run(loop, most):
    queue = asyncio.Queue(most)
    loop.create_task(producer(queue))
    task = loop.create_task(consumer(queue))
    print(f"at most {most}:" if most else "no limit:")
    loop.run_until_complete(task)


loop = asyncio.new_event_loop()
run(loop, 0)
run(loop, 2)
loop.close()
