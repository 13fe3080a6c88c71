import asyncio
import socket

rope = socket.socketpair()


def tick():
    print(f"{loop.time():g}: tick")
    loop.call_later(1, tick)


def pull():
    rope[0].send(b"ding")


def ring():
    sound = rope[1].recv(10)
    print(f"{loop.time():g}: {sound.decode()}")


loop = asyncio.new_event_loop()
loop.add_reader(rope[1], ring)
loop.call_soon(tick)
loop.call_later(1.5, pull)
loop.call_later(3.2, loop.stop)
loop.run_forever()
loop.remove_reader(rope[1])
rope[0].close()
rope[1].close()
loop.close()
