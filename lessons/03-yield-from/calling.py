def walk(t):
    if t:
        left, v, right = t
        walk(left)
        yield v
        walk(right)


def ask():
    a = yield "a?"
    print("ask got", a)


def loop():
    for x in ask():
        yield x


def delegation():
    yield from ask()


def answer(g):
    print(next(g))
    try:
        g.send(3)
    except StopIteration:
        print("it is over")


for v in walk(((None, 1, None), 2, (None, 3, None))):
    print("walk:", v)
print("-- loop")
answer(loop())
print("-- yield from")
answer(delegation())
