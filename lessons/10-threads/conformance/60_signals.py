# Lesson 10. A signal handler is a callback of the loop; replaced, removed, refused.
import signal, vclock
loop = vclock.new_io_loop()

def show(what):
    print("it%d t=%g %s" % (loop.iteration, loop.time(), what))

def sig():
    show("raise SIGUSR1")
    signal.raise_signal(signal.SIGUSR1)
    show("after raise")
    loop.call_soon(show, "next batch")

def sig_and_remove():
    signal.raise_signal(signal.SIGUSR2)
    show("removed %s" % loop.remove_signal_handler(signal.SIGUSR2))

loop.add_signal_handler(signal.SIGUSR1, show, "handler")
loop.call_later(1, sig)
loop.call_later(2, loop.stop)
loop.run_forever()
loop.add_signal_handler(signal.SIGUSR1, show, "replaced")
loop.call_soon(sig)
loop.call_later(1, loop.stop)
loop.run_forever()
loop.add_signal_handler(signal.SIGUSR2, show, "never called")
loop.call_soon(sig_and_remove)
loop.call_later(1, loop.stop)
loop.run_forever()
print("remove", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
for bad in (signal.SIGKILL, 1000, 0):
    try:
        loop.add_signal_handler(bad, show)
    except Exception as e:
        print(vclock.exc(e))
loop.add_signal_handler(signal.SIGUSR1, show, "left")
loop.close()
print("closed:", signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)
try:
    loop.add_signal_handler(signal.SIGUSR1, show)
except RuntimeError as e:
    print(vclock.exc(e))
