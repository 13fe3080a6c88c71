import asyncio
import socket

pair = socket.socketpair()
calls = 0


def reader():
    global calls
    calls += 1
    if calls < 3:
        print(f"call {calls}: something is there, let it wait")
        return
    text = pair[1].recv(10)
    print(f"call {calls}: {len(text)} bytes, {text.decode()}")
    if calls == 5:
        print("that is enough")
        loop.remove_reader(pair[1])


def hang_up():
    print(f"{loop.time():g}: the other side closes")
    pair[0].close()


loop = asyncio.new_event_loop()
loop.add_reader(pair[1], reader)
pair[0].send(b"hello")
loop.call_later(1, hang_up)
loop.call_later(2, loop.stop)
loop.run_forever()
print(f"{loop.time():g}: stopped")
pair[1].close()
loop.close()
