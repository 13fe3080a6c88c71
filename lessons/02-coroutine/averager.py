def averager():
    total, count, average = 0, 0, None
    while True:
        x = yield average
        total += x
        count += 1
        average = total / count


a = averager()
try:
    a.send(10)
except TypeError as e:
    print(e)
print("first yield:", next(a))
for x in 10, 30, 5:
    print("send", x, "->", a.send(x))
a.close()
