import asyncio
import socket

pair = socket.socketpair()
for end in pair:
    end.setblocking(False)


def say(what):
    print(f"{loop.time():g}: {what}")


async def writer():
    for letter in b"dear", b"reader", b"goodbye":
        await asyncio.sleep(1)
        await loop.sock_sendall(pair[0], letter)
        say("sent one")
    pair[0].close()


async def reader():
    while True:
        letter = await loop.sock_recv(pair[1], 100)
        if not letter:
            break
        say(f"got {letter.decode()}")
    say("no more will come")


loop = asyncio.new_event_loop()
loop.create_task(writer())
task = loop.create_task(reader())
loop.run_until_complete(task)
pair[1].close()
loop.close()
