import asyncio
import socket

listener = socket.socket(socket.AF_UNIX)


def say(who, what):
    print(f"{loop.time():g}: {who} {what}")


async def serve(connection):
    try:
        while text := await loop.sock_recv(connection, 100):
            await loop.sock_sendall(connection, text)
    finally:
        connection.close()


async def server():
    while True:
        connection, _ = await loop.sock_accept(listener)
        say("server", "has a guest")
        asyncio.ensure_future(serve(connection))


async def speak(name, pause, connection):
    for word in b"hi", b"bye":
        await loop.sock_sendall(connection, word)
        text = await loop.sock_recv(connection, 100)
        say(name, f"hears {text.decode()}")
        await asyncio.sleep(pause)


async def client(name, pause):
    connection = socket.socket(socket.AF_UNIX)
    connection.setblocking(False)
    try:
        await loop.sock_connect(connection, listener.getsockname())
        await speak(name, pause, connection)
    finally:
        connection.close()


async def main():
    host = asyncio.ensure_future(server())
    guests = ("A", 3), ("B", 1), ("C", 2.5)
    tasks = [asyncio.ensure_future(client(*guest)) for guest in guests]
    for task in tasks:
        await task
    host.cancel()


loop = asyncio.new_event_loop()
listener.bind("")
listener.listen(10)
listener.setblocking(False)
loop.run_until_complete(loop.create_task(main()))
listener.close()
loop.close()
