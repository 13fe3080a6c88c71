def inner():
    try:
        yield "deep inside"
    finally:
        print("finally in inner")


def middle():
    try:
        yield from inner()
    finally:
        print("finally in middle")


def outer():
    try:
        yield from middle()
    finally:
        print("finally in outer")


g = outer()
print(next(g))
try:
    g.throw(ValueError("enough"))
except ValueError as e:
    print("caught:", e)

g = outer()
print(next(g))
g.close()
print("closed")
