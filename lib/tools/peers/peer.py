"""peer.py: asyncio's side of a talk with the kit, see check_peers.sh.

    peer.py serve            an echo by lines on a free port, which it prints,
                             until its input ends
    peer.py talk PORT COUNT  so many connections at once, each of which sends
                             lines and expects them back
"""
import asyncio
import sys


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def serve():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


async def talk(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [b"%d of %d\n" % (i, name) for i in range(100)]
    for line in lines:
        writer.write(line)
        await writer.drain()
    writer.write_eof()
    assert (await reader.read()).splitlines(True) == lines
    long = b"x" * 3_000_000
    writer.close()
    await writer.wait_closed()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in (b"one\n", long, b"\ntwo\n"):
        writer.write(piece)
    writer.write_eof()
    answers = (await reader.read()).splitlines(True)
    assert answers[0] == b"one\n" and answers[-1] == b"two\n", answers[:3]
    assert set(answers[1:-1]) >= {b"too long\n"}, set(answers)
    writer.close()


async def talk_all(port, count):
    await asyncio.gather(*(talk(port, name) for name in range(count)))


if sys.argv[1] == "serve":
    asyncio.run(serve())
else:
    asyncio.run(talk_all(int(sys.argv[2]), int(sys.argv[3])))
