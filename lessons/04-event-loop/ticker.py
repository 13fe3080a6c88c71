import asyncio


class Ticker:
    def __init__(self):
        self.count = 0

    def tick(self):
        print("tick", self.count)
        self.count += 1
        self.handle = loop.call_later(1, self.tick)

    def cancel(self):
        print("no more ticks")
        self.handle.cancel()


def stop():
    print("stop")
    loop.stop()


loop = asyncio.new_event_loop()
ticker = Ticker()
loop.call_soon(ticker.tick)
loop.call_later(2.5, ticker.cancel)
loop.call_later(4, stop)
loop.run_forever()
loop.close()
