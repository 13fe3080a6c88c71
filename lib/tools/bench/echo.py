"""echo.py LISTENER WAY LOOP: an echo server in Python.

LISTENER is the number of a listening socket, WAY callbacks, streams or sock,
LOOP asyncio or uvloop.
"""
import asyncio
import socket
import sys

listener = socket.socket(fileno=int(sys.argv[1]))
listener.setblocking(False)
way, kind = sys.argv[2:]
if kind == "uvloop":
    import uvloop
    uvloop.install()


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


async def stream(reader, writer):
    while data := await reader.read(4096):
        writer.write(data)
        await writer.drain()


async def connection(loop, conn):
    while data := await loop.sock_recv(conn, 4096):
        await loop.sock_sendall(conn, data)


async def main():
    loop = asyncio.get_running_loop()
    if way == "callbacks":
        server = await loop.create_server(Echo, sock=listener, backlog=4096)
        await server.serve_forever()
    elif way == "streams":
        server = await asyncio.start_server(stream, sock=listener,
                                            backlog=4096)
        await server.serve_forever()
    tasks = set()
    while True:
        conn, _ = await loop.sock_accept(listener)
        conn.setblocking(False)
        tasks.add(asyncio.ensure_future(connection(loop, conn)))


asyncio.run(main())
