def inner():
    a = yield "first number?"
    b = yield "second number?"
    return a + b


def middle():
    total = yield from inner()
    print("middle got", total)
    return total * 10


def outer():
    result = yield from middle()
    print("outer got", result)
    return f"{result} points"


g = outer()
print(next(g))
print(g.send(3))
try:
    g.send(4)
except StopIteration as e:
    print("main got", e.value)
