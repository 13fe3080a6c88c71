import asyncio
import re

(WITH_LENGTH, IN_CHUNKS, UNTIL_CLOSED, MOVED, HUGE_LENGTH, FLOOD,
 ENDLESS) = range(7)

HTML = "Content-Type: text/html\r\n"
GIGABYTE = 1 << 30
PIECE = b"<p>and so on"


class Guest:
    def __init__(self, reader, writer, find):
        self.reader, self.writer, self.find = reader, writer, find

    def say(self, text):
        self.writer.write(text.encode())

    def send_status(self, status, text):
        self.say(f"HTTP/1.1 {status}\r\nContent-Length: {len(text)}\r\n\r\n"
                 f"{text}")

    def send_with_length(self, text):
        self.say(f"HTTP/1.1 200 OK\r\n{HTML}Content-Length: {len(text)}\r\n"
                 "\r\n")
        self.say(text)

    def send_chunk(self, text):
        self.say(f"{len(text):x}\r\n")
        self.writer.write(text)
        self.say("\r\n")

    def send_chunked_head(self):
        self.say(f"HTTP/1.1 200 OK\r\n{HTML}Transfer-Encoding: chunked\r\n"
                 "\r\n")

    def send_in_chunks(self, text):
        text, half = text.encode(), len(text) // 2
        self.send_chunked_head()
        for part in text[:half], text[half:]:
            if part:
                self.send_chunk(part)
        self.say("0\r\n\r\n")

    def send_until_closed(self, text):
        self.say(f"HTTP/1.1 200 OK\r\n{HTML}Connection: close\r\n\r\n")
        self.say(text)
        self.writer.close()

    def send_moved(self, where):
        self.say(f"HTTP/1.1 302 Found\r\nLocation: {where}\r\n"
                 "Content-Length: 0\r\n\r\n")

    async def send_huge(self, kind):
        if kind == HUGE_LENGTH:
            self.say(f"HTTP/1.1 200 OK\r\n{HTML}Content-Length: {GIGABYTE}\r\n"
                     "\r\n")
            return
        self.send_chunked_head()
        piece = PIECE if kind == ENDLESS else PIECE.ljust(4096, b"\0")
        for _ in range(GIGABYTE // 4096):
            self.send_chunk(piece)
            await self.writer.drain()
            if kind == ENDLESS:
                await asyncio.sleep(1)
        self.say("0\r\n\r\n")

    async def send_page(self, kind, text):
        if kind == WITH_LENGTH:
            self.send_with_length(text)
        elif kind == IN_CHUNKS:
            self.send_in_chunks(text)
        elif kind == UNTIL_CLOSED:
            self.send_until_closed(text)
        elif kind == MOVED:
            self.send_moved(text)
        else:
            await self.send_huge(kind)

    async def serve_one(self):
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        match = re.match(r"([^ \r]*) (/[^ \r]*) HTTP/1\.(.)", head)
        if not match:
            self.send_status("400 Bad Request", "bad request\n")
            return False
        lines = dict(re.findall(r"\r\n([^:\r]*): *([^\r]*)", head.lower()))
        if match[1] != "GET":
            self.send_status("405 Method Not Allowed", "only GET\n")
        elif page := self.find(lines.get("host", ""), match[2]):
            kind, seconds, text = page
            await asyncio.sleep(seconds)
            await self.send_page(kind, text)
            await self.writer.drain()
        else:
            self.send_status("404 Not Found", "not found\n")
        return (match[3] != "0" and lines.get("connection") != "close"
                and not self.writer.is_closing())

    async def serve(self):
        try:
            while await self.serve_one():
                pass
        except (OSError, EOFError, asyncio.LimitOverrunError):
            pass
        except asyncio.CancelledError:
            pass  # else 3.11 complains of it
        finally:
            self.writer.close()
