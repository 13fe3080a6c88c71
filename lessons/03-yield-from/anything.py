class Countdown:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


def squares():
    for i in range(2):
        yield i * i


def ask():
    name = yield "who are you?"
    return name


def anything():
    yield from Countdown(2)
    yield from squares()
    name = yield from ask()
    print("hello", name)


g = anything()
for _ in range(5):
    print(next(g))
try:
    g.send("Ada")
except StopIteration:
    print("done")
