# Lesson 8. sock_recv, sock_sendall, sock_accept, sock_connect: at once or through the selector, end of stream, errors.
import asyncio, socket, vclock
loop = vclock.new_io_loop()

def show(what):
    print("it%d t=%g %s" % (loop.iteration, loop.time(), what))

async def receive(name, s, n=100):
    show(name + " wants")
    d = await loop.sock_recv(s, n)
    show("%s got %s" % (name, d))
    return d

async def main():
    a, b = vclock.pair()
    a.send(b"hello world")
    await receive("at once", b, 5)               # same iteration
    await receive("at once", b)
    t = asyncio.create_task(receive("waits", b))
    await asyncio.sleep(1)
    await loop.sock_sendall(a, b"late")
    show("sent")
    await t
    a.close()
    await receive("end", b)
    await receive("end", b)
    try:
        await loop.sock_sendall(b, b"x")
    except OSError as e:
        show(type(e).__name__)
    a, b = vclock.pair()
    b.send(b"unread")
    a.close()
    try:
        await receive("reset", b)
    except OSError as e:
        show(type(e).__name__)
    lst = vclock.listener()
    acc = asyncio.create_task(loop.sock_accept(lst))
    await asyncio.sleep(1)
    c = socket.socket(socket.AF_UNIX)
    c.setblocking(False)
    await loop.sock_connect(c, lst.getsockname())
    show("connected")
    s, _ = await acc
    show("accepted, blocking %s" % s.getblocking())
    addr = lst.getsockname()
    lst.close()
    c2 = socket.socket(socket.AF_UNIX)
    c2.setblocking(False)
    try:
        await loop.sock_connect(c2, addr)
    except OSError as e:
        print(type(e).__name__)

loop.run_until_complete(main())
loop.close()
