import asyncio
import os
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from crawler import Crawl
from httpd import (ENDLESS, FLOOD, HUGE_LENGTH, IN_CHUNKS, MOVED, UNTIL_CLOSED,
                   WITH_LENGTH, Guest)
from pages import ASKED, report

KNOWN = {
    "kit": {
        "/": (WITH_LENGTH, 0.5,
              '<a href="chunks"> <a href="plain"> <a href="missing">'
              '<a href="turn"> <a href="slow"> <a href="ticks">'
              '<a href="huge"> <a href="flood"> <a href="http://far/away">'),
        "/chunks": (IN_CHUNKS, 1, '<a href="deep/1">'),
        "/plain": (UNTIL_CLOSED, 1.25, '<a href="/"> <a href="http://old/">'),
        "/turn": (MOVED, 0.25, "/back"),
        "/back": (MOVED, 0.25, "/turn"),
        "/slow": (WITH_LENGTH, 60, "at last"),
        "/ticks": (ENDLESS, 0.125, ""),
        "/huge": (HUGE_LENGTH, 0.125, ""),
        "/flood": (FLOOD, 0.125, ""),
        "/deep/1": (WITH_LENGTH, 0.75, '<a href="2">'),
        "/deep/2": (WITH_LENGTH, 0.75, '<a href="3">'),
    },
    "old": {
        "/": (WITH_LENGTH, 1.6, '<a href="news?1"> <a href="news?2">'),
        "/news?1": (IN_CHUNKS, 1, '<a href="http://kit/chunks">'),
        "/news?2": (WITH_LENGTH, 1.125, "old"),
    },
}


def find(host, path):
    return KNOWN[host].get(path)


def say(page):
    now = asyncio.get_running_loop().time()
    who = f"{now:g} {'ABCD'[page.worker]}"
    if page.state == ASKED:
        print(who, "->", page.url)
    elif page.error:
        name, text = type(page.error).__name__, str(page.error)
        print(f"{who} <- {page.url}: {name}{': ' + text if text else ''}")
    else:
        print(f"{who} <- {page.url}: {page.status}, {page.bytes} bytes, "
              f"{page.links} links")


async def main():
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("")
    server = await asyncio.start_unix_server(
        lambda reader, writer: Guest(reader, writer, find).serve(),
        sock=listener)
    address = listener.getsockname()
    crawl = Crawl(lambda name: asyncio.open_unix_connection(address), say,
                  workers=4, per_host=3, depth=3, redirects=5, most_pages=100,
                  most_bytes=100000, timeout=5)
    crawl.add("http://old/")
    crawl.add("http://kit/")
    await crawl.run()
    now = asyncio.get_running_loop().time()
    print(f"{now:g}: {crawl.done} pages, {crawl.bytes} bytes")
    report(crawl.pages.values())
    server.close()


asyncio.run(main())
