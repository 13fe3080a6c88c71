import asyncio
import os
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from crawler import Crawl
from httpd import WITH_LENGTH, Guest
from pages import ASKED, report

PAGES, LINKS = 100, 3


def find(host, path):
    number = int(path[1:])
    if number >= PAGES:
        return None
    links = range(number * LINKS + 1, min((number + 1) * LINKS + 1, PAGES))
    return (WITH_LENGTH, (500 + number * 293 % 997) / 1000,
            f"page {number}" + "".join(f' <a href="{i}">' for i in links))


def say(page):
    now = asyncio.get_running_loop().time()
    who = f"{now:g} {'ABCDEFGH'[page.worker]}"
    name = page.url[len("http://kit"):]
    if page.state == ASKED:
        print(f"{who} -> {name}")
    else:
        print(f"{who} <- {name}: {page.status}")


async def main():
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("")
    server = await asyncio.start_unix_server(
        lambda reader, writer: Guest(reader, writer, find).serve(),
        sock=listener)
    address = listener.getsockname()
    crawl = Crawl(lambda name: asyncio.open_unix_connection(address), say,
                  workers=8, per_host=8, depth=10, redirects=0,
                  most_pages=PAGES, most_bytes=1000, timeout=5)
    crawl.add("http://kit/0")
    await crawl.run()
    print(f"{asyncio.get_running_loop().time():g}: {crawl.done} pages")
    report(crawl.pages.values())
    server.close()


asyncio.run(main())
