import asyncio
from functools import partial


def greet(hello, name):
    print(f"{hello}, {name}!")


def child():
    print("child: runs in the next iteration")


def parent():
    print("parent: schedules a child")
    loop.call_soon(child)
    print("parent: still here")


loop = asyncio.new_event_loop()
loop.call_soon(parent)
loop.call_soon(partial(greet, "Hello", "Ada"))
loop.call_soon(greet, "Welcome", "Grace")  # call_soon binds arguments itself
loop.call_soon(loop.stop)
print("scheduled")
loop.run_forever()
print("one batch has run")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
