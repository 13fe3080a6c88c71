"""Python's part of the benchmark: a line for each sample, with tabs between
figure, peer, size and nanoseconds (or bytes)."""
import asyncio
import gc
import os
import sys
import time

try:
    import uvloop
except ImportError:
    uvloop = None

ROUNDS = 1  # in each of several processes


def sample(figure, peer, size, value):
    print(figure, peer, size, f"{value:.3f}", sep="\t", flush=True)


def measured(figure, peer, size, run, n):
    """run() does n of them, and may say how long that took without its
    preparations; the first round is there to warm up."""
    for i in range(ROUNDS + 1):
        gc.collect()
        start = time.process_time_ns()
        alone = run()
        ns = alone or time.process_time_ns() - start
        if i > 0:
            sample(figure, peer, size, ns / n)


# -- generators ---------------------------------------------------------------
def count():
    i = 0
    while True:
        yield i
        i += 1


def generators(n=300000):
    g = count()
    next(g)
    send = g.send

    def resume():
        for _ in range(n):
            send(None)

    def nothing():
        return
        yield

    def create():
        for _ in range(n):
            for _ in nothing():
                pass

    measured("next", "CPython", 1, resume, n)
    measured("create and run", "CPython", 1, create, n)


def relay(inner):
    yield from inner


def chains():
    sys.setrecursionlimit(5000)
    for depth, n in (1, 300000), (10, 100000), (100, 10000), (1000, 300):
        top = count()
        for _ in range(depth):
            top = relay(top)
        next(top)

        def resume():
            for _ in range(n):
                next(top)

        measured("yield from", "CPython", depth, resume, n)


# -- loops --------------------------------------------------------------------
def call_soon(loop, size, n=50000):
    left = 0

    def soon():
        nonlocal left
        left -= 1
        if left >= size:
            loop.call_soon(soon)
        elif left == 0:
            loop.stop()

    def run():
        nonlocal left
        left = n
        for _ in range(size):
            loop.call_soon(soon)
        loop.run_forever()

    return run, n


async def give_way(n):
    for _ in range(n):
        await asyncio.sleep(0)


def sleep_zero(loop, size):
    each = 100000 // size + 2

    async def main():
        tasks = [loop.create_task(give_way(each)) for _ in range(size)]
        start = time.process_time_ns()
        for task in tasks:
            await task
        return time.process_time_ns() - start

    return lambda: loop.run_until_complete(main()), size * each


def hand_over(loop, size, n=20000):
    async def play(waiting, side):
        for i in range(n):
            mine = waiting[side] = loop.create_future()
            other, waiting[not side] = waiting[not side], None
            if other:
                other.set_result(i)
            await mine
        if waiting[not side]:
            waiting[not side].set_result(None)

    async def main():
        waiting = [None, None]
        loop.create_task(play(waiting, 1))
        await play(waiting, 0)

    return lambda: loop.run_until_complete(main()), n


def await_a_task(loop, size, n=20000):
    async def nothing():
        pass

    async def main():
        for _ in range(n):
            await loop.create_task(nothing())

    return lambda: loop.run_until_complete(main()), n


def loops(peer, new_loop):
    loop = new_loop()
    for figure, work, size in (
        ("call_soon", call_soon, 1),
        ("call_soon", call_soon, 100),
        ("sleep(0)", sleep_zero, 100),
        ("sleep(0)", sleep_zero, 100000),
        ("hand over", hand_over, 1),
        ("await a task", await_a_task, 1),
    ):
        measured(figure, peer, size, *work(loop, size))
    loop.close()


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def sleepers(peer, new_loop, size=100000):
    """In a process of its own: memory used before would not be seen."""
    if os.fork():
        os.wait()
        return
    loop = new_loop()

    async def main():
        tasks = [loop.create_task(asyncio.sleep(3600)) for _ in range(size)]
        await asyncio.sleep(0.1)
        return tasks

    before = resident()
    tasks = loop.run_until_complete(main())
    sample("sleepers", peer, len(tasks), (resident() - before) / len(tasks))
    os._exit(0)


if __name__ == "__main__":
    peers = [("asyncio", asyncio.new_event_loop)]
    if uvloop:
        peers.append(("uvloop", uvloop.new_event_loop))
    for peer in peers:
        sleepers(*peer)
    generators()
    chains()
    for peer in peers:
        loops(*peer)
