def printer(word):
    print("looking for", word)
    while True:
        line = yield
        if word in line:
            print("found:", line)


p = printer("yield")
next(p)
p.send("a thread is interrupted anywhere")
p.send("a coroutine stops only at its yield")
p.send("and yield can also take something in")
p.close()
