import asyncio
import types


@types.coroutine
def print_every_second_coroutine(type):
    while True:
        for i in range(10):
            print(i, 's (coroutine {})'.format(type))
            yield from asyncio.sleep(1)
        loop = asyncio.get_event_loop()
        loop.stop()


def print_every_second_callback(i):
    print(i, 's (callback)')
    loop = asyncio.get_event_loop()
    loop.call_later(1.0, print_every_second_callback, i + 1)


def callback_to_coroutine():
    asyncio.ensure_future(print_every_second_coroutine('B'))


loop = asyncio.new_event_loop()
loop.call_soon(print_every_second_callback, 0)
loop.call_soon(callback_to_coroutine)
asyncio.ensure_future(print_every_second_coroutine('A'), loop=loop)

loop.run_forever()
loop.close()
