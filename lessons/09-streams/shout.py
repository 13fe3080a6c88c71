import asyncio
import socket

listener = socket.socket(socket.AF_UNIX)


def say(who, what):
    print(f"{loop.time():g}: {who} {what.splitlines()[0]}")


async def shout(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def talk(reader, writer, name, pieces):
    for piece in pieces:
        writer.write(piece)
        say(name, f"says {piece.decode()}")
        await asyncio.sleep(1)
    writer.write_eof()
    while line := await reader.readline():
        say(name, f"hears {line.decode()}")


async def guest(name, *pieces):
    reader, writer = await asyncio.open_unix_connection(listener.getsockname())
    try:
        await talk(reader, writer, name, pieces)
    finally:
        writer.close()


async def main():
    server = await asyncio.start_unix_server(shout, sock=listener)
    first = asyncio.ensure_future(guest("ann", b"hel", b"lo\n", b"bye\n"))
    second = asyncio.ensure_future(guest("bob", b"one\ntwo\n"))
    await first
    await second
    server.close()


loop = asyncio.new_event_loop()
listener.bind("")
listener.listen(10)
loop.run_until_complete(main())
loop.close()
