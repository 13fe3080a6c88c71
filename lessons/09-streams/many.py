import asyncio
import socket

GUESTS = 100
listener = socket.socket(socket.AF_UNIX)
here = voted = total = 0


async def counts(reader, writer):
    global here, voted, total
    here += 1
    line = await reader.readline()
    total += int(line)
    voted += 1
    writer.write(b"thanks\n")
    await reader.read()
    here -= 1
    writer.close()


async def guest(number):
    reader, writer = await asyncio.open_unix_connection(listener.getsockname())
    writer.write(b"%d" % (number // 10))
    await asyncio.sleep(1 + number % 5)
    writer.write(b"%d\n" % (number % 10))
    await reader.readline()
    await asyncio.sleep(2)
    writer.close()


async def main():
    server = await asyncio.start_unix_server(counts, sock=listener)
    guests = [asyncio.ensure_future(guest(i)) for i in range(GUESTS)]
    await asyncio.sleep(0.5)
    while here:
        print(f"{loop.time():g}: {here} are here, {voted} have voted")
        await asyncio.sleep(1)
    print(f"{loop.time():g}: they have voted {total}")
    await asyncio.gather(*guests)
    server.close()


loop = asyncio.new_event_loop()
listener.bind("")
listener.listen(2 * GUESTS)
loop.run_until_complete(main())
loop.close()
