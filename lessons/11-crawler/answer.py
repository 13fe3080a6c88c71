import asyncio
import re


class Answer:
    def __init__(self):
        self.status = 0
        self.body = b""

    def parse(self, head):
        first, *lines = head[:-4].split("\r\n")
        match = re.match(r"HTTP/1\.(\d) ([1-5]\d\d)( |$)", first)
        if not match:
            raise ValueError("bad status line")
        self.length, self.chunked, self.html = None, False, False
        self.location, self.keeps = None, match[1] != "0"
        for line in lines:
            self.parse_line(line)
        self.status = int(match[2])

    def parse_line(self, line):
        name, colon, value = line.partition(":")
        if not colon or not name:
            raise ValueError("bad line in a head")
        name, value = name.lower(), value.strip(" \t")
        if name == "content-length":
            if not re.fullmatch(r"[0-9]+", value) or \
                    self.length not in (None, int(value)):
                raise ValueError("bad Content-Length")
            self.length = int(value)
        elif name == "transfer-encoding":
            if value.lower() != "chunked":
                raise ValueError("unknown Transfer-Encoding")
            self.chunked = True
        elif name == "connection":
            if value.lower() in ("close", "keep-alive"):
                self.keeps = value.lower() == "keep-alive"
        elif name == "content-type":
            self.html = value.lower().startswith("text/html")
        elif name == "location":
            self.location = self.location or value

    async def read(self, reader, most):
        while self.status < 200:
            head = await reader.readuntil(b"\r\n\r\n")
            self.parse(head.decode("latin-1"))
        if self.status in (204, 304):
            return
        if self.chunked:
            await self.read_chunks(reader, most)
        else:
            self.keeps = self.keeps and self.length is not None
            await self.read_bytes(reader, self.length, most)

    async def read_bytes(self, reader, count, most):
        if count is not None and count > most - len(self.body):
            raise ValueError(f"more than {most} bytes")
        while count != 0:
            some = await reader.read(4096 if count is None
                                     else min(count, 4096))
            if not some and count is None:
                break
            if not some:
                raise asyncio.IncompleteReadError(b"", count)
            if len(some) > most - len(self.body):
                raise ValueError(f"more than {most} bytes")
            self.body += some
            if count is not None:
                count -= len(some)

    async def read_chunks(self, reader, most):
        size = None
        while size != 0:
            line = await reader.readuntil(b"\r\n")
            digits = re.match(rb"[0-9a-fA-F]+(?=[;\r \t])", line)
            if not digits:
                raise ValueError("bad length of a chunk")
            size = int(digits[0], 16)
            await self.read_bytes(reader, size, most)
            if size and await reader.readuntil(b"\r\n") != b"\r\n":
                raise ValueError("bad end of a chunk")
        while await reader.readuntil(b"\r\n") != b"\r\n":
            pass
