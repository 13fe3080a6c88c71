# start_server and open_connection: an echo by line, half-close, server.close().
import asyncio, socket, vclock
loop = vclock.new_io_loop()

def show(what):
    print("t=%g %s" % (loop.time(), what))

async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    show("server: hello " + name)
    while line := await reader.readline():
        show("server: %s sent %s" % (name, line))
        writer.write(line.upper())
        await writer.drain()
    show("server: end of " + name)
    writer.write(b"bye\n")
    writer.close()
    await writer.wait_closed()
    show("server: closed " + name)

async def connect(address):
    s = socket.socket(socket.AF_UNIX)
    s.setblocking(False)
    await loop.sock_connect(s, address)
    return await asyncio.open_connection(sock=s)

async def client(name, delay, address):
    await asyncio.sleep(delay)
    r, w = await connect(address)
    w.write(b"%s\n" % name.encode())
    for word in (b"one\n", b"two\n"):
        await asyncio.sleep(2)
        w.write(word)
        show("%s: got %s" % (name, await r.readline()))
    w.write_eof()
    show("%s: rest %s" % (name, await r.read()))
    try:
        w.write(b"more")
    except RuntimeError as e:
        show("%s: %s" % (name, vclock.exc(e)))
    w.close()
    await w.wait_closed()

async def main():
    lst = vclock.listener()
    address = lst.getsockname()
    server = await asyncio.start_server(handle, sock=lst)
    ts = [asyncio.create_task(client("ann", 0, address)), asyncio.create_task(client("bob", 1, address))]
    await asyncio.sleep(2.5)
    server.close()                       # ann and bob go on
    try:
        await connect(address)
    except OSError as e:
        show(type(e).__name__)
    await asyncio.gather(*ts)

loop.run_until_complete(main())
loop.close()
