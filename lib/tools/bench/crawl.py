"""Lesson 11's crawler in Python: crawl.py PORT asyncio|uvloop. Prints a line
for each sample, as crawl.h has it."""
import asyncio
import os
import resource
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../../lessons/11-crawler"))
sys.dont_write_bytecode = True

from crawler import Crawl

PAGES, WORKERS = 3001, 8
port, peer = int(sys.argv[1]), sys.argv[2]
if peer == "uvloop":
    try:
        import uvloop
    except ImportError:
        sys.exit()
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def sample(figure, value):
    print(figure, peer, PAGES, f"{value:.3f}", sep="\t")


async def main():
    crawl = Crawl(lambda name: asyncio.open_connection("127.0.0.1", port),
                  lambda page: None, workers=WORKERS, per_host=WORKERS,
                  depth=PAGES, redirects=5, most_pages=2 * PAGES,
                  most_bytes=100000, timeout=30)
    crawl.add("http://kit/0")
    start, own = time.monotonic_ns(), time.thread_time_ns()
    await crawl.run()
    if crawl.done != PAGES:
        sys.exit(1)
    sample("crawl", (time.monotonic_ns() - start) / PAGES)
    sample("crawl, its own", (time.thread_time_ns() - own) / PAGES)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sample("crawl, memory", 1024 * most)


asyncio.run(main())
