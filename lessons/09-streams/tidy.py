import asyncio
import socket

listener = socket.socket(socket.AF_UNIX)
guests = []


def say(who, what):
    print(f"{loop.time():g}: {who} {what}")


async def serve(reader, writer):
    guests.append(writer)
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    guests.remove(writer)
    writer.close()
    if not guests:
        empty.set()


async def guest(name, comes, stays):
    await asyncio.sleep(comes)
    try:
        reader, writer = await asyncio.open_unix_connection(address)
    except OSError as error:
        say(name, f"finds nobody: {type(error).__name__}")
        return
    writer.write(b"hello\n")
    try:
        async with asyncio.timeout(stays):
            while line := await reader.readline():
                say(name, f"hears {line.decode().strip()}")
            say(name, "hears the end")
    except TimeoutError:
        say(name, "goes")
    writer.close()


async def close(server):
    server.close()
    say("server", "closes")
    try:
        async with asyncio.timeout(3):
            await empty.wait()
    except TimeoutError:
        say("server", f"says bye to {len(guests)}")
        for writer in guests:
            writer.write(b"bye\n")
            writer.close()
        await empty.wait()
    say("server", "has nobody left")


async def main():
    global empty
    empty = asyncio.Event()
    server = await asyncio.start_unix_server(serve, sock=listener)
    tasks = [
        asyncio.ensure_future(guest(*who))
        for who in (("ann", 0, 4), ("bob", 1, 100), ("carl", 3.5, 1))
    ]
    await asyncio.sleep(3)
    await close(server)
    await asyncio.gather(*tasks)


loop = asyncio.new_event_loop()
listener.bind("")
listener.listen(10)
address = listener.getsockname()
loop.run_until_complete(main())
loop.close()
