import asyncio
import concurrent.futures


def give_answer():
    print("the loop gives its answer")
    answer.set_result(42)


def ask():
    loop.call_soon_threadsafe(give_answer)
    return answer.result()


async def main():
    job = pool.submit(ask)
    print("for a tenth of a second the loop's thread stands still")
    try:
        job.result(0.1)
    except TimeoutError as e:
        print(type(e).__name__)
    future = asyncio.wrap_future(job)
    try:
        future.result()
    except asyncio.InvalidStateError as e:
        print(type(e).__name__)
    print("now the task waits, and the loop goes on")
    print("the job has %s" % await future)


loop = asyncio.new_event_loop()
pool = concurrent.futures.ThreadPoolExecutor(1)
answer = concurrent.futures.Future()
task = loop.create_task(main())
loop.run_until_complete(task)
pool.shutdown()
loop.close()
