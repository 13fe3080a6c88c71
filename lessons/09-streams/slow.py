import asyncio
import socket

PIECE, COUNT = 10_000, 400
taken = 0


def amount(count):
    for most in 20_000, 100_000, 1_000_000:
        if count < most:
            return f"less than {most:,} bytes"
    return "more than 1,000,000 bytes"


async def writes(writer, drains):
    most = 0
    for _ in range(COUNT):
        writer.write(bytes(PIECE))
        if drains:
            await writer.drain()
        most = max(most, writer.transport.get_write_buffer_size())
    print("  all is written; kept at most:", amount(most))
    print("  the reader has", "most of it" if taken > 2_000_000 else "little")
    writer.close()


async def reads(reader):
    global taken
    taken, start = 0, loop.time()
    while taken < PIECE * COUNT:
        taken += len(await reader.readexactly(100_000))
        await asyncio.sleep(1)
    print(f"  read in {loop.time() - start:g} seconds")


async def once(drains):
    print("with drain" if drains else "without drain")
    a, b = socket.socketpair()
    reader, other = await asyncio.open_connection(sock=a)
    unused, writer = await asyncio.open_connection(sock=b)
    task = asyncio.ensure_future(writes(writer, drains))
    await reads(reader)
    await task
    other.close()


async def main():
    await once(False)
    await once(True)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
