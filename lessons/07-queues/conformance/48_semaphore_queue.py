# Lesson 7. Semaphore(2) with 4 users; a bounded queue between a producer and two consumers; join().
import asyncio, vclock
loop = vclock.new_loop()

def show(name):
    print("t=%g %s" % (loop.time(), name))

async def user(name, sem):
    async with sem:
        show(name + " in")
        await asyncio.sleep(1 if name in "AC" else 1.5)
        show(name + " out")

async def producer(q):
    for i in range(5):
        await q.put(i)
        show("put %d size %d" % (i, q.qsize()))

async def consumer(name, q, d):
    while True:
        item = await q.get()
        show("%s got %d" % (name, item))
        await asyncio.sleep(d)
        q.task_done()

async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*[user(n, sem) for n in "ABCD"])
    q = asyncio.Queue(2)
    ts = [asyncio.ensure_future(consumer("c1", q, 1)), asyncio.ensure_future(consumer("c2", q, 1.75))]
    await producer(q)
    await q.join()
    show("joined")
    for t in ts:
        t.cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    for f in (q.get_nowait, q.task_done):
        try:
            f()
        except Exception as e:
            show(vclock.exc(e))

loop.run_until_complete(main())
loop.close()
