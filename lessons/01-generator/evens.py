def evens():
    for i in range(10):
        yield i * 2


g = evens()
print("created")
for value in g:
    print(value)
print("stopped")
