import asyncio
import socket

PIECES = b"to A", b"nn 5\nhel", b"loto Bob 3\nbye", b"to Eve 100\nhal"


def say(what):
    print(f"{loop.time():g}: {what}")


async def carries(writer):
    for piece in PIECES:
        writer.write(piece)
        await asyncio.sleep(1)
    writer.write_eof()


async def opens(reader):
    while line := await reader.readline():
        _, name, size = line.decode().split()
        say(f"{name} gets {size} bytes")
        text = await reader.readexactly(int(size))
        say(f"{name} reads {text.decode()}")


async def main():
    a, b = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=a)
    other, carrier = await asyncio.open_connection(sock=b)
    task = asyncio.ensure_future(carries(carrier))
    try:
        await opens(reader)
    except asyncio.IncompleteReadError as error:
        say(error)
    await task
    writer.close()
    carrier.close()


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
