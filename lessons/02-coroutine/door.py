def door():
    print("the door is open")
    try:
        guest = yield
        print(guest, "comes in")
    finally:
        print("the door is shut")


d = door()
next(d)
try:
    d.send("Ada")
except StopIteration:
    print("it returned")

d = door()
next(d)
try:
    d.throw(RuntimeError("fire!"))
except RuntimeError as e:
    print("it raised", e)

d = door()
next(d)
d.close()
print("it is closed")
