import asyncio

from answer import Answer
from links import links_of, url_host, url_join, url_path
from pages import ASKED, DONE, FOUND, Host, Page

class Crawl:
    def __init__(self, connect, say, workers, per_host, depth, redirects,
                 most_pages, most_bytes, timeout):
        self.connect, self.say, self.workers = connect, say, workers
        self.per_host, self.depth, self.redirects = per_host, depth, redirects
        self.most_pages, self.most_bytes = most_pages, most_bytes
        self.timeout = timeout
        self.pages, self.hosts, self.queue = {}, {}, asyncio.Queue()
        self.asked = self.done = self.bytes = 0

    def put(self, url, depth, redirects):
        host = self.hosts.get(url_host(url))
        if len(self.pages) < self.most_pages and host and \
                url not in self.pages:
            self.pages[url] = Page(url, host, depth, redirects)
            self.queue.put_nowait(self.pages[url])

    def add(self, url):
        url = url_join(None, url)
        host = url_host(url)
        self.hosts.setdefault(host, Host(host, self.per_host))
        self.put(url, 0, 0)

    def follow(self, page, link, depth, redirects):
        url = url_join(page.url, link)
        if url:
            self.put(url, depth, redirects)

    def follow_all(self, page, answer):
        if answer.status // 100 == 3 and answer.location:
            if page.redirects == self.redirects:
                raise ValueError("too many redirects")
            self.follow(page, answer.location, page.depth, page.redirects + 1)
        elif answer.status == 200 and answer.html:
            links = links_of(answer.body.decode("latin-1"))
            page.links = len(links)
            if page.depth < self.depth:
                for link in links:
                    self.follow(page, link, page.depth + 1, 0)

    async def ask(self, page, connection, answer):
        reader, writer = connection
        writer.write(f"GET {url_path(page.url)} HTTP/1.1\r\n"
                     f"Host: {page.host.name}\r\n\r\n".encode())
        await answer.read(reader, self.most_bytes)

    async def fetch(self, page, answer):
        idle = page.host.idle
        while True:
            used = bool(idle)
            connection = idle.pop() if used else await self.connect(
                page.host.name)
            try:
                await self.ask(page, connection, answer)
            except Exception:
                connection[1].close()
                if not used or answer.status:
                    raise
                continue
            except BaseException:
                connection[1].close()
                raise
            if answer.keeps:
                idle.append(connection)
            else:
                connection[1].close()
            return

    def change(self, page, state):
        self.asked += 1 if state == ASKED else -1
        self.done += state == DONE
        page.state = state
        if state != FOUND:
            self.say(page)

    async def visit(self, page, number):
        answer = Answer()
        async with page.host.places:
            page.worker = number
            self.change(page, ASKED)
            try:
                async with asyncio.timeout(self.timeout):
                    await self.fetch(page, answer)
            except (OSError, ValueError, EOFError,
                    asyncio.LimitOverrunError) as error:
                page.error = error
        page.status, page.bytes = answer.status, len(answer.body)
        self.bytes += page.bytes
        try:
            if not page.error:
                self.follow_all(page, answer)
        except ValueError as error:
            page.error = error
        self.change(page, DONE)

    async def work(self, number):
        while True:
            page = await self.queue.get()
            try:
                await self.visit(page, number)
            finally:
                self.queue.task_done()

    async def run(self):
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self.work(number))
                         for number in range(self.workers)]
                await self.queue.join()
                for task in tasks:
                    task.cancel()
        finally:
            for host in self.hosts.values():
                for _, writer in host.idle:
                    writer.close()
