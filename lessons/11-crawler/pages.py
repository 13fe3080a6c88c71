import asyncio

FOUND, ASKED, DONE = range(3)


class Host:
    def __init__(self, name, places):
        self.name, self.idle = name, []
        self.places = asyncio.Semaphore(places)


class Page:
    def __init__(self, url, host, depth, redirects):
        self.url, self.host = url, host
        self.depth, self.redirects = depth, redirects
        self.state, self.status, self.bytes, self.links = FOUND, 0, 0, 0
        self.error = None

    def end(self):
        if self.error:
            return type(self.error).__name__
        return str(self.status) if self.state == DONE else "not fetched"


def report(pages):
    ends = [page.end() for page in pages]
    for end in dict.fromkeys(ends):
        print(f"{ends.count(end):5} x {end}")
