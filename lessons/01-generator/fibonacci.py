def fibonacci(name):
    a, b = 0, 1
    while True:
        print(name, "makes", a)
        yield a
        a, b = b, a + b


x = fibonacci("x")
y = fibonacci("y")
n = 0
while n < 5:
    n = next(x)
    print("got", n)
print("got", next(y))
