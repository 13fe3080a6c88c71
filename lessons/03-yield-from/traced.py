def around_the_call(function):
    def wrapper(*args):
        print("enter", function.__name__)
        result = function(*args)
        print("leave", function.__name__)
        return result

    return wrapper


def traced(function):
    def wrapper(*args):
        print("enter", function.__name__)
        result = yield from function(*args)
        print("leave", function.__name__, "with", result)
        return result

    return wrapper


def greet(word):
    name = yield "who?"
    print(word, name)
    return len(name)


def talk(g):
    print(next(g))
    try:
        g.send("Ada")
    except StopIteration as e:
        print("it returned", e.value)


print("-- around the call")
talk(around_the_call(greet)("hello"))
print("-- around the run")
talk(traced(greet)("hello"))
