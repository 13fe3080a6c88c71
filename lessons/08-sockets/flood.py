import asyncio
import socket

FLOOD = 600

pair = socket.socketpair()
for end in pair:
    end.setblocking(False)
eaten = 0


async def eater(gives_way):
    global eaten
    eaten = 0
    while eaten < FLOOD:
        await loop.sock_recv(pair[1], 1)
        eaten += 1
        if gives_way and eaten % 100 == 0:
            await asyncio.sleep(0)


async def other():
    for _ in range(3):
        print(f"  my turn: {eaten} are eaten")
        await asyncio.sleep(0)


def run(loop, gives_way):
    print("one that gives way:" if gives_way else "one that does not:")
    pair[0].send(bytes(FLOOD))
    one = loop.create_task(eater(gives_way))
    two = loop.create_task(other())
    loop.run_until_complete(one)
    loop.run_until_complete(two)


loop = asyncio.new_event_loop()
run(loop, False)
run(loop, True)
for end in pair:
    end.close()
loop.close()
